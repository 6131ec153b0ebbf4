package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.AssetRule;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.MilestoneTitles;
import io.jenkins.plugins.gitlabrelease.option.ReleaseForm;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.task.PublishRelease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The Pipeline step {@code gitlabRelease}: publishes a GitLab release for the build and returns it as a
 * {@link PublishedRelease}. It needs neither an agent nor a workspace, unless it publishes files that are not
 * archived.
 */
public final class GitLabReleaseStep extends GitLabStep implements ReleaseOptions {

    private String tag;
    private String ref;
    private String tagMessage;
    private String name;
    private String description;
    private String descriptionFile;
    private String changelog;
    private String changelogFile;
    private String notesTooLong;
    private List<String> milestones;
    private boolean createMilestones;
    private boolean closeMilestones;
    private String releasedAt;
    private String artifacts;
    private String excludes;
    private String files;
    private List<AssetRule> assets;
    private List<AssetLink> links;
    private String linkTo;
    private String packageName;
    private String packageVersion;
    private String packageStatus;
    private boolean checksums;
    private boolean allowEmpty;
    private String ifExists;
    private String notes;
    private boolean prune;
    private boolean evidence;
    private boolean dryRun;
    private String transfer;

    @DataBoundConstructor
    public GitLabReleaseStep() {}

    @Override
    public String getTag() {
        return tag;
    }

    @DataBoundSetter
    public void setTag(@CheckForNull String tag) {
        this.tag = Util.fixEmptyAndTrim(tag);
    }

    @Override
    public String getRef() {
        return ref;
    }

    @DataBoundSetter
    public void setRef(@CheckForNull String ref) {
        this.ref = Util.fixEmptyAndTrim(ref);
    }

    @Override
    public String getTagMessage() {
        return tagMessage;
    }

    @DataBoundSetter
    public void setTagMessage(@CheckForNull String tagMessage) {
        this.tagMessage = ReleaseOptions.blankToNull(tagMessage);
    }

    @Override
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(@CheckForNull String name) {
        this.name = ReleaseOptions.blankToNull(name);
    }

    @Override
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = ReleaseOptions.blankToNull(description);
    }

    @Override
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
    public String getChangelogFile() {
        return changelogFile;
    }

    @DataBoundSetter
    public void setChangelogFile(@CheckForNull String changelogFile) {
        this.changelogFile = Util.fixEmptyAndTrim(changelogFile);
    }

    @Override
    public String getNotesTooLong() {
        return ChoiceOption.NOTES_TOO_LONG.shown(notesTooLong);
    }

    @DataBoundSetter
    public void setNotesTooLong(@CheckForNull String notesTooLong) {
        this.notesTooLong = ChoiceOption.NOTES_TOO_LONG.stored(notesTooLong);
    }

    @Override
    public List<String> getMilestones() {
        return milestones == null ? null : List.copyOf(milestones);
    }

    /** Takes a list of titles from a Pipeline, and the text of the form as its only element. */
    @DataBoundSetter
    public void setMilestones(@CheckForNull List<String> milestones) {
        this.milestones = MilestoneTitles.parse(milestones);
    }

    @Override
    public boolean isCreateMilestones() {
        return createMilestones;
    }

    @DataBoundSetter
    public void setCreateMilestones(boolean createMilestones) {
        this.createMilestones = createMilestones;
    }

    @Override
    public boolean isCloseMilestones() {
        return closeMilestones;
    }

    @DataBoundSetter
    public void setCloseMilestones(boolean closeMilestones) {
        this.closeMilestones = closeMilestones;
    }

    @Override
    public String getReleasedAt() {
        return releasedAt;
    }

    @DataBoundSetter
    public void setReleasedAt(@CheckForNull String releasedAt) {
        this.releasedAt = Util.fixEmptyAndTrim(releasedAt);
    }

    @Override
    public String getArtifacts() {
        return artifacts;
    }

    @DataBoundSetter
    public void setArtifacts(@CheckForNull String artifacts) {
        this.artifacts = Util.fixEmptyAndTrim(artifacts);
    }

    @Override
    public String getExcludes() {
        return excludes;
    }

    @DataBoundSetter
    public void setExcludes(@CheckForNull String excludes) {
        this.excludes = Util.fixEmptyAndTrim(excludes);
    }

    @Override
    public String getFiles() {
        return files;
    }

    @DataBoundSetter
    public void setFiles(@CheckForNull String files) {
        this.files = Util.fixEmptyAndTrim(files);
    }

    @Override
    public List<AssetRule> getAssets() {
        return assets == null ? List.of() : List.copyOf(assets);
    }

    @DataBoundSetter
    public void setAssets(@CheckForNull List<AssetRule> assets) {
        this.assets = assets == null || assets.isEmpty() ? null : new ArrayList<>(assets);
    }

    @Override
    public List<AssetLink> getLinks() {
        return links == null ? List.of() : List.copyOf(links);
    }

    @DataBoundSetter
    public void setLinks(@CheckForNull List<AssetLink> links) {
        this.links = links == null || links.isEmpty() ? null : new ArrayList<>(links);
    }

    @Override
    public String getLinkTo() {
        return ChoiceOption.LINK_TO.shown(linkTo);
    }

    @DataBoundSetter
    public void setLinkTo(@CheckForNull String linkTo) {
        this.linkTo = ChoiceOption.LINK_TO.stored(linkTo);
    }

    @Override
    public String getPackageName() {
        return packageName;
    }

    @DataBoundSetter
    public void setPackageName(@CheckForNull String packageName) {
        this.packageName = Util.fixEmptyAndTrim(packageName);
    }

    @Override
    public String getPackageVersion() {
        return packageVersion;
    }

    @DataBoundSetter
    public void setPackageVersion(@CheckForNull String packageVersion) {
        this.packageVersion = Util.fixEmptyAndTrim(packageVersion);
    }

    @Override
    public String getPackageStatus() {
        return ChoiceOption.PACKAGE_STATUS.shown(packageStatus);
    }

    @DataBoundSetter
    public void setPackageStatus(@CheckForNull String packageStatus) {
        this.packageStatus = ChoiceOption.PACKAGE_STATUS.stored(packageStatus);
    }

    @Override
    public boolean isChecksums() {
        return checksums;
    }

    @DataBoundSetter
    public void setChecksums(boolean checksums) {
        this.checksums = checksums;
    }

    @Override
    public boolean isAllowEmpty() {
        return allowEmpty;
    }

    @DataBoundSetter
    public void setAllowEmpty(boolean allowEmpty) {
        this.allowEmpty = allowEmpty;
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
    public String getNotes() {
        return ChoiceOption.NOTES.shown(notes);
    }

    @DataBoundSetter
    public void setNotes(@CheckForNull String notes) {
        this.notes = ChoiceOption.NOTES.stored(notes);
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
    public String getTransfer() {
        return ChoiceOption.TRANSFER.shown(transfer);
    }

    @DataBoundSetter
    public void setTransfer(@CheckForNull String transfer) {
        this.transfer = ChoiceOption.TRANSFER.stored(transfer);
    }

    /** Outside {@code node} there is no workspace, and none is made. */
    @Override
    PublishedRelease run(StepContext context, Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        return PublishRelease.inBuild(this, run, context.get(FilePath.class), environment, listener);
    }

    /** The form of the step, which is also its entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends GitLabStepDescriptor implements ReleaseForm {

        @Override
        public String getFunctionName() {
            return "gitlabRelease";
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleaseStep_DisplayName();
        }
    }
}
