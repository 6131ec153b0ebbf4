package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.task.PublishRelease;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** One run of {@link GitLabReleaseStep}, on the controller. Outside {@code node} there is no workspace, and none is made. */
final class GitLabReleaseExecution extends ControllerExecution<PublishedRelease> {

    private static final long serialVersionUID = 1L;

    @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "Only used when starting.")
    private final transient GitLabReleaseStep step;

    GitLabReleaseExecution(StepContext context, GitLabReleaseStep step) {
        super(context);
        this.step = step;
    }

    @Override
    PublishedRelease work(Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        return PublishRelease.inBuild(step, run, getContext().get(FilePath.class), environment, listener);
    }
}
