package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A step that asks GitLab something and returns the answer, within seconds to minutes and on the controller. */
abstract class ProjectStep extends GitLabStep {

    @Override
    public final StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    /**
     * Does what this step is for.
     *
     * @param access the GitLab that the step's options mean
     * @param context what else the step requires
     * @return what the Pipeline gets; must be serializable, with nothing in it but what the plugin or Java itself has made
     */
    @CheckForNull
    abstract Object run(ProjectAccess access, StepContext context) throws IOException, InterruptedException;

    private static final class Execution extends ControllerExecution<Object> {

        private static final long serialVersionUID = 1L;

        @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "Only used when starting.")
        private final transient ProjectStep step;

        Execution(StepContext context, ProjectStep step) {
            super(context);
            this.step = step;
        }

        @Override
        @CheckForNull
        Object work(Run<?, ?> run, EnvVars environment, TaskListener listener)
                throws IOException, InterruptedException {
            return ProjectAccess.use(step, run, environment, listener, access -> step.run(access, getContext()));
        }
    }
}
