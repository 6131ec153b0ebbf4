package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import io.jenkins.plugins.gitlabrelease.task.ReadRelease;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** The Pipeline step {@code gitlabReleaseInfo}: reads one release and returns it as a {@link ReleaseInfo}, or null. */
public final class GitLabReleaseInfoStep extends ReleaseChoiceStep {

    private boolean html;

    @DataBoundConstructor
    public GitLabReleaseInfoStep() {}

    /** Whether the notes are wanted in HTML, too. */
    public boolean isHtml() {
        return html;
    }

    @DataBoundSetter
    public void setHtml(boolean html) {
        this.html = html;
    }

    @Override
    @CheckForNull
    Object run(StepContext context, Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        return ProjectAccess.use(this, run, environment, listener, access -> new ReadRelease(this, access).info(html));
    }

    /** The form of the step, which is also its entry in the Snippet Generator. */
    @Extension
    public static final class DescriptorImpl extends ChoiceDescriptor {

        @Override
        public String getFunctionName() {
            return "gitlabReleaseInfo";
        }

        @Override
        @NonNull
        public String getDisplayName() {
            return Messages.GitLabReleaseInfoStep_DisplayName();
        }
    }
}
