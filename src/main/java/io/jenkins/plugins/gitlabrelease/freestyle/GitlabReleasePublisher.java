package io.jenkins.plugins.gitlabrelease.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.ArtifactArchiver;
import hudson.tasks.Publisher;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.AssetRule;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.MilestoneTitles;
import io.jenkins.plugins.gitlabrelease.option.ReleaseForm;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.task.BuildLog;
import io.jenkins.plugins.gitlabrelease.task.PublishRelease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The post-build action "Publish GitLab release". It has no {@code @Symbol} on purpose: in a Pipeline there is one name,
 * the step's, and only a step can return the release.
 */
public final class GitlabReleasePublisher extends PostBuildAction implements ReleaseOptions {

    /** A post-build action publishes all that was archived, unless it is told otherwise. */
    public static final String DEFAULT_ARTIFACTS = "**";

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
    private String transfer;

    @DataBoundConstructor
    public GitlabReleasePublisher() {}

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

    /**
     * Takes a list of titles, and the text of the form as its only element. An empty list says nothing, unlike in the step:
     * Job DSL passes one wherever a script names no milestones. To remove them, there is the line {@code []}.
     */
    @DataBoundSetter
    public void setMilestones(@CheckForNull List<String> milestones) {
        this.milestones = milestones == null || milestones.isEmpty() ? null : MilestoneTitles.parse(milestones);
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
        return Util.fixEmptyAndTrim(artifacts) == null ? DEFAULT_ARTIFACTS : artifacts;
    }

    @DataBoundSetter
    public void setArtifacts(@CheckForNull String artifacts) {
        String given = Util.fixEmptyAndTrim(artifacts);
        this.artifacts = DEFAULT_ARTIFACTS.equals(given) ? null : given;
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
    public String getTransfer() {
        return ChoiceOption.TRANSFER.shown(transfer);
    }

    @DataBoundSetter
    public void setTransfer(@CheckForNull String transfer) {
        this.transfer = ChoiceOption.TRANSFER.stored(transfer);
    }

    @Override
    void publish(Run<?, ?> run, @CheckForNull FilePath workspace, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException {
        if (runsBefore(ArtifactArchiver.class, run)) {
            new BuildLog(listener.getLogger())
                    .line("The action \"Archive the artifacts\" stands below \""
                            + Messages.GitlabReleasePublisher_DisplayName()
                            + "\" in this job, so its files are not archived yet. Move it above.");
        }
        PublishRelease.inBuild(this, run, workspace, environment, listener);
    }

    /** The form of the post-build action. */
    @Extension
    public static final class DescriptorImpl extends FreestyleDescriptor<Publisher> implements ReleaseForm {

        public DescriptorImpl() {
            super("gitlabRelease");
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitlabReleasePublisher_DisplayName();
        }

        public String getDefaultArtifacts() {
            return DEFAULT_ARTIFACTS;
        }
    }
}
