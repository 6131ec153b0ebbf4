package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.DeleteForm;
import io.jenkins.plugins.gitlabrelease.option.DeleteOptions;
import io.jenkins.plugins.gitlabrelease.task.DeleteReleases;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The Pipeline step {@code gitlabReleaseDelete}: deletes one release, or those that a rule chooses, and returns the list of
 * their tags. The tag of the build is no default here: what is deleted has to be said.
 */
public final class GitLabReleaseDeleteStep extends GitLabStep implements DeleteOptions {

    private String tag;
    private String tagPattern;
    private int keepNewest;
    private String newestBy;
    private boolean includePrereleases;
    private int olderThanDays;
    private boolean packages;
    private boolean deleteTag;
    private boolean dryRun;

    @DataBoundConstructor
    public GitLabReleaseDeleteStep() {}

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
    public String getTagPattern() {
        return tagPattern;
    }

    @DataBoundSetter
    public void setTagPattern(@CheckForNull String tagPattern) {
        this.tagPattern = Util.fixEmptyAndTrim(tagPattern);
    }

    @Override
    public int getKeepNewest() {
        return keepNewest;
    }

    @DataBoundSetter
    public void setKeepNewest(int keepNewest) {
        this.keepNewest = keepNewest;
    }

    @Override
    public String getNewestBy() {
        return ChoiceOption.NEWEST_BY.shown(newestBy);
    }

    @DataBoundSetter
    public void setNewestBy(@CheckForNull String newestBy) {
        this.newestBy = ChoiceOption.NEWEST_BY.stored(newestBy);
    }

    @Override
    public boolean isIncludePrereleases() {
        return includePrereleases;
    }

    @DataBoundSetter
    public void setIncludePrereleases(boolean includePrereleases) {
        this.includePrereleases = includePrereleases;
    }

    @Override
    public int getOlderThanDays() {
        return olderThanDays;
    }

    @DataBoundSetter
    public void setOlderThanDays(int olderThanDays) {
        this.olderThanDays = olderThanDays;
    }

    @Override
    public boolean isPackages() {
        return packages;
    }

    @DataBoundSetter
    public void setPackages(boolean packages) {
        this.packages = packages;
    }

    @Override
    public boolean isDeleteTag() {
        return deleteTag;
    }

    @DataBoundSetter
    public void setDeleteTag(boolean deleteTag) {
        this.deleteTag = deleteTag;
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
    Object run(StepContext context, Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        return ProjectAccess.use(this, run, environment, listener, access -> new DeleteReleases(this, access).run());
    }

    /** The form of the step, which is also its entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends GitLabStepDescriptor implements DeleteForm {

        @Override
        public String getFunctionName() {
            return "gitlabReleaseDelete";
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleaseDeleteStep_DisplayName();
        }

        @Override
        @CheckForNull
        public String argumentsToString(@NonNull Map<String, Object> arguments) {
            Object chosen = arguments.getOrDefault("tag", arguments.get("tagPattern"));
            return chosen instanceof String text ? text : null;
        }
    }
}
