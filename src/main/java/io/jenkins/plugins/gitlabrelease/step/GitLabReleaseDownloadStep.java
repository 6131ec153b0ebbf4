package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.DownloadForm;
import io.jenkins.plugins.gitlabrelease.option.DownloadOptions;
import io.jenkins.plugins.gitlabrelease.result.DownloadedFile;
import io.jenkins.plugins.gitlabrelease.task.DownloadAssets;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The Pipeline step {@code gitlabReleaseDownload}: downloads assets of a release into the workspace and returns a list of
 * {@link DownloadedFile}. The bytes pass through the controller, where the token stays.
 */
public final class GitLabReleaseDownloadStep extends ReleaseChoiceStep implements DownloadOptions {

    private String assets;
    private String dir;
    private boolean external;
    private int maxSize;
    private boolean allowEmpty;
    private String transfer;

    @DataBoundConstructor
    public GitLabReleaseDownloadStep() {}

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
    Object run(StepContext context, Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        return ProjectAccess.use(
                this,
                run,
                environment,
                listener,
                access -> new DownloadAssets(this, access).to(context.get(FilePath.class)));
    }

    /** The form of the step, which is also its entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends ChoiceDescriptor implements DownloadForm {

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of(Run.class, TaskListener.class, FilePath.class);
        }

        @Override
        public String getFunctionName() {
            return "gitlabReleaseDownload";
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleaseDownloadStep_DisplayName();
        }

        public String getDefaultAssets() {
            return DEFAULT_ASSETS;
        }
    }
}
