package io.jenkins.plugins.gitlabrelease.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.DownloadForm;
import io.jenkins.plugins.gitlabrelease.option.DownloadOptions;
import io.jenkins.plugins.gitlabrelease.task.DownloadAssets;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The build step "Download assets of a GitLab release". It has no {@code @Symbol} on purpose: in a Pipeline there is one
 * name, the step's, and only a step can return the files.
 */
public final class GitlabReleaseDownloader extends Builder implements SimpleBuildStep, DownloadOptions {

    private String server;
    private String project;
    private String credentialsId;
    private String tag;
    private boolean latest;
    private String latestBy;
    private String tagPattern;
    private boolean includePrereleases;
    private boolean includeUpcoming;
    private String assets;
    private String dir;
    private boolean external;
    private int maxSize;
    private boolean allowEmpty;
    private String transfer;

    @DataBoundConstructor
    public GitlabReleaseDownloader() {}

    @Override
    @CheckForNull
    public String getServer() {
        return server;
    }

    @DataBoundSetter
    public void setServer(@CheckForNull String server) {
        this.server = Util.fixEmptyAndTrim(server);
    }

    @Override
    @CheckForNull
    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(@CheckForNull String project) {
        this.project = Util.fixEmptyAndTrim(project);
    }

    @Override
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

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
    public boolean isLatest() {
        return latest;
    }

    @DataBoundSetter
    public void setLatest(boolean latest) {
        this.latest = latest;
    }

    @Override
    public String getLatestBy() {
        return ChoiceOption.LATEST_BY.shown(latestBy);
    }

    @DataBoundSetter
    public void setLatestBy(@CheckForNull String latestBy) {
        this.latestBy = ChoiceOption.LATEST_BY.stored(latestBy);
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
    public boolean isIncludePrereleases() {
        return includePrereleases;
    }

    @DataBoundSetter
    public void setIncludePrereleases(boolean includePrereleases) {
        this.includePrereleases = includePrereleases;
    }

    @Override
    public boolean isIncludeUpcoming() {
        return includeUpcoming;
    }

    @DataBoundSetter
    public void setIncludeUpcoming(boolean includeUpcoming) {
        this.includeUpcoming = includeUpcoming;
    }

    @Override
    public String getAssets() {
        return assets == null ? DEFAULT_ASSETS : assets;
    }

    @DataBoundSetter
    public void setAssets(@CheckForNull String assets) {
        String given = Util.fixEmptyAndTrim(assets);
        this.assets = DEFAULT_ASSETS.equals(given) ? null : given;
    }

    @Override
    @CheckForNull
    public String getDir() {
        return dir;
    }

    @DataBoundSetter
    public void setDir(@CheckForNull String dir) {
        this.dir = Util.fixEmptyAndTrim(dir);
    }

    @Override
    public boolean isExternal() {
        return external;
    }

    @DataBoundSetter
    public void setExternal(boolean external) {
        this.external = external;
    }

    @Override
    public int getMaxSize() {
        return maxSize;
    }

    @DataBoundSetter
    public void setMaxSize(int maxSize) {
        this.maxSize = maxSize;
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
    public String getTransfer() {
        return ChoiceOption.TRANSFER.shown(transfer);
    }

    @DataBoundSetter
    public void setTransfer(@CheckForNull String transfer) {
        this.transfer = ChoiceOption.TRANSFER.stored(transfer);
    }

    @Override
    public void perform(
            @NonNull Run<?, ?> run,
            @NonNull FilePath workspace,
            @NonNull EnvVars env,
            @NonNull Launcher launcher,
            @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        ProjectAccess.use(this, run, env, listener, access -> new DownloadAssets(this, access).to(workspace));
    }

    /** The form of the build step. */
    @Extension
    public static final class DescriptorImpl extends FreestyleDescriptor<Builder> implements DownloadForm {

        public DescriptorImpl() {
            super("gitlabReleaseDownload");
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitlabReleaseDownloader_DisplayName();
        }

        public String getDefaultAssets() {
            return DEFAULT_ASSETS;
        }
    }
}
