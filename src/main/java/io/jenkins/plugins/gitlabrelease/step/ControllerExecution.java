package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.task.BuildLog;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/**
 * One run of a step, on the controller. It takes seconds to minutes, holds up a safe restart of Jenkins until it is done,
 * and does not survive another restart.
 */
abstract class ControllerExecution<T> extends SynchronousNonBlockingStepExecution<T> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOGGER = Logger.getLogger(ControllerExecution.class.getName());

    static final String NOT_CONTINUED = "this step was cut off by a restart of Jenkins and is not continued; run the"
            + " build again: it goes on from what GitLab has by then, and ends with the same release";

    ControllerExecution(StepContext context) {
        super(context);
    }

    /**
     * Does what the step is for.
     *
     * @param environment the variables where the step is called, which outside {@code node} are the build's
     */
    @CheckForNull
    abstract T work(Run<?, ?> run, EnvVars environment, TaskListener listener) throws IOException, InterruptedException;

    /** The Pipeline reports an abort itself, and with it what is thrown here: an interrupt with its whole stack trace. */
    @Override
    @CheckForNull
    protected final T run() throws IOException {
        try {
            Run<?, ?> run = getContext().get(Run.class);
            TaskListener listener = getContext().get(TaskListener.class);
            EnvVars given = getContext().get(EnvVars.class);
            return work(run, given == null ? run.getEnvironment(listener) : given, listener);
        } catch (InterruptedException e) {
            throw new AbortException("The step was stopped before its end.");
        }
    }

    /** Says what to do before it fails, in a way that {@code retry(conditions: [nonresumable()])} understands. */
    @Override
    public void onResume() {
        try {
            TaskListener listener = getContext().get(TaskListener.class);
            new BuildLog(listener.getLogger()).line(NOT_CONTINUED);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "No log for " + this, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.onResume();
    }
}
