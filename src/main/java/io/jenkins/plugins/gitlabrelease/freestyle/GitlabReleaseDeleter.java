package io.jenkins.plugins.gitlabrelease.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Publisher;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.DeleteForm;
import io.jenkins.plugins.gitlabrelease.option.DeleteOptions;
import io.jenkins.plugins.gitlabrelease.task.BuildLog;
import io.jenkins.plugins.gitlabrelease.task.DeleteReleases;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The post-build action "Delete old GitLab releases". A failed build deletes nothing, and neither does one whose release
 * is not published yet: what it should have replaced may still be needed. In a Pipeline the step {@code gitlabReleaseDelete} does this, so there is no {@code @Symbol}.
 */
public final class GitlabReleaseDeleter extends PostBuildAction implements DeleteOptions {

    private String tagPattern;
    private int keepNewest;
    private String newestBy;
    private boolean includePrereleases;
    private int olderThanDays;
    private boolean packages;
    private boolean deleteTag;

    @DataBoundConstructor
    public GitlabReleaseDeleter() {}

    /** The rule chooses, always. */
    @Override
    @CheckForNull
    public String getTag() {
        return null;
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
    String idle() {
        return "Nothing is deleted";
    }

    @Override
    void publish(Run<?, ?> run, @CheckForNull FilePath workspace, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException {
        if (runsBefore(GitlabReleasePublisher.class, run)) {
            new BuildLog(listener.getLogger())
                    .line(
                            "Nothing is deleted: the action \"" + Messages.GitlabReleasePublisher_DisplayName()
                                    + "\" stands below \"" + Messages.GitlabReleaseDeleter_DisplayName()
                                    + "\" in this job and may still fail. Move the latter to the end of the post-build actions.");
            return;
        }
        ProjectAccess.use(this, run, environment, listener, access -> new DeleteReleases(this, access).run());
    }

    /** The form of the post-build action, which puts it below all others. */
    @Extension(ordinal = -1000)
    public static final class DescriptorImpl extends FreestyleDescriptor<Publisher> implements DeleteForm {

        public DescriptorImpl() {
            super("gitlabReleaseDelete");
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitlabReleaseDeleter_DisplayName();
        }
    }
}
