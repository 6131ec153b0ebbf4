package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.MilestoneTitles;
import io.jenkins.plugins.gitlabrelease.option.ReleaseForm;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The Pipeline step {@code gitlabRelease}: publishes a GitLab release for the build and returns it as a
 * {@link PublishedRelease}. It needs neither an agent nor a workspace, unless it shall publish files that are not
 * archived.
 */
public final class GitLabReleaseStep extends GitLabAssetsStep implements ReleaseOptions {

    private String tag;
    private String ref;
    private String tagMessage;
    private String name;
    private String description;
    private String descriptionFile;
    private String changelog;
    private List<String> milestones;
    private String releasedAt;
    private String ifExists;
    private boolean prune;
    private boolean evidence;
    private boolean dryRun;

    /** Nothing is mandatory: in the build of a tag every option has a sensible default. */
    @DataBoundConstructor
    public GitLabReleaseStep() {}

    @Override
    @CheckForNull
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        this.tag = Util.fixEmptyAndTrim(tag);
    }

    @Override
    @CheckForNull
    public String getRef() {
        return ref;
    }

    @DataBoundSetter
    public void setRef(@CheckForNull String ref) {
        this.ref = Util.fixEmptyAndTrim(ref);
    }

    @Override
    @CheckForNull
    public String getTagMessage() {
        return tagMessage;
    }

    @DataBoundSetter
    public void setTagMessage(@CheckForNull String tagMessage) {
        this.tagMessage = ReleaseOptions.blankToNull(tagMessage);
    }

    @Override
    @CheckForNull
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = ReleaseOptions.blankToNull(name);
    }

    @Override
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = ReleaseOptions.blankToNull(description);
    }

    @Override
    @CheckForNull
    public String getDescriptionFile() {
        return descriptionFile;
    }

    @DataBoundSetter
    public void setDescriptionFile(@CheckForNull String descriptionFile) {
        this.descriptionFile = Util.fixEmptyAndTrim(descriptionFile);
    }

    @Override
    public String getChangelog() {
        return ChoiceOption.CHANGELOG.shown(changelog);
    }

    @DataBoundSetter
    public void setChangelog(@CheckForNull String changelog) {
        this.changelog = ChoiceOption.CHANGELOG.stored(changelog);
    }

    @Override
    @CheckForNull
    public List<String> getMilestones() {
        return milestones == null ? null : List.copyOf(milestones);
    }

    /** Takes a list of titles from a Pipeline, and the text of the form as its only element. */
    @DataBoundSetter
    public void setMilestones(@CheckForNull List<String> milestones) {
        this.milestones = MilestoneTitles.parse(milestones);
    }

    @Override
    @CheckForNull
    public String getReleasedAt() {
        return releasedAt;
    }

    @DataBoundSetter
    public void setReleasedAt(@CheckForNull String releasedAt) {
        this.releasedAt = Util.fixEmptyAndTrim(releasedAt);
    }

    @Override
    public String getIfExists() {
        return ChoiceOption.IF_EXISTS.shown(ifExists);
    }

    @DataBoundSetter
    public void setIfExists(@CheckForNull String ifExists) {
        this.ifExists = ChoiceOption.IF_EXISTS.stored(ifExists);
    }

    @Override
    public boolean isPrune() {
        return prune;
    }

    @DataBoundSetter
    public void setPrune(boolean prune) {
        this.prune = prune;
    }

    @Override
    public boolean isEvidence() {
        return evidence;
    }

    @DataBoundSetter
    public void setEvidence(boolean evidence) {
        this.evidence = evidence;
    }

    @Override
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new GitLabReleaseExecution(context, this);
    }

    /** The form of the step, which is also its entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends GitLabStepDescriptor {

        @Override
        public String getFunctionName() {
            return "gitlabRelease";
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleaseStep_DisplayName();
        }

        /** The tag tells one call from another in the Pipeline's views; without one there is nothing to tell. */
        @Override
        @CheckForNull
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            return arguments.get("tag") instanceof String tag ? tag : null;
        }

        /** The step publishes no artifact that it is not told to. */
        public String getDefaultArtifacts() {
            return "";
        }

        @POST
        public ListBoxModel doFillChangelogItems(@AncestorInPath Item item, @QueryParameter String changelog) {
            return ReleaseForm.words(item, ChoiceOption.CHANGELOG, changelog);
        }

        @POST
        public ListBoxModel doFillLinkToItems(@AncestorInPath Item item, @QueryParameter String linkTo) {
            return ReleaseForm.words(item, ChoiceOption.LINK_TO, linkTo);
        }

        @POST
        public ListBoxModel doFillIfExistsItems(@AncestorInPath Item item, @QueryParameter String ifExists) {
            return ReleaseForm.words(item, ChoiceOption.IF_EXISTS, ifExists);
        }

        @POST
        public FormValidation doCheckReleasedAt(@AncestorInPath Item item, @QueryParameter String value) {
            return ReleaseForm.checkDate(item, "releasedAt", value);
        }
    }
}
