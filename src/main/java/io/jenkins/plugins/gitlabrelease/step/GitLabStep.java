package io.jenkins.plugins.gitlabrelease.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.task.BuildLog;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** A Pipeline step that works in one GitLab project: which project it is, as whom it works there, and how it runs. */
public abstract class GitLabStep extends Step implements ProjectOptions {

    static final String NOT_CONTINUED = "this step was cut off by a restart of Jenkins and is not continued; run the"
            + " build again: it goes on from what GitLab has by then, and ends with the same release";

    private String server;
    private String project;
    private String credentialsId;

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
    public final StepExecution start(StepContext context) {
        return new Execution(context, this);
    }

    /**
     * Does what this step is for.
     *
     * @param context what else the step requires
     * @param environment the variables where the step is called, which outside {@code node} are the build's
     * @return what the Pipeline gets; must be serializable, with nothing in it but what the plugin or Java itself has made
     */
    @CheckForNull
    abstract Object run(StepContext context, Run<?, ?> run, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException;

    /**
     * One run of a step, on the controller. It takes seconds to minutes, holds up a safe restart of Jenkins until it is
     * done, and does not survive another restart.
     *
     * <p>A stop ends it when it has taken back what it did and has said so, which the engine limits to seconds. A second
     * stop ends it at once.
     */
    private static final class Execution extends SynchronousNonBlockingStepExecution<Object> {

        private static final long serialVersionUID = 1L;

        private static final Logger LOGGER = Logger.getLogger(GitLabStep.class.getName());

        @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "Only used when starting.")
        private final transient GitLabStep step;

        /** The thread that works, so that a stop can leave the end of the step to it. */
        private transient Thread worker;

        /** Why the step is stopped; null if it is not. */
        @SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "A resumed step does not work.")
        private transient Exception stop;

        Execution(StepContext context, GitLabStep step) {
            super(context);
            this.step = step;
        }

        @Override
        @CheckForNull
        protected Object run() throws Exception {
            begin();
            Object result;
            try {
                result = work();
            } catch (IOException | RuntimeException e) {
                end(e);
                throw e;
            }
            end(null);
            return result;
        }

        private synchronized void begin() {
            worker = Thread.currentThread();
        }

        /**
         * No interrupt arrives after this.
         *
         * @throws Exception the reason of a stop, which goes before what the step ended with
         */
        private synchronized void end(@CheckForNull Exception failure) throws Exception {
            worker = null;
            if (stop != null) {
                Thread.interrupted();
                if (failure != null) {
                    stop.addSuppressed(failure);
                }
                throw stop;
            }
        }

        /** The Pipeline reports an abort itself, and with it what is thrown here: an interrupt with its stack trace. */
        @CheckForNull
        private Object work() throws IOException {
            try {
                Run<?, ?> run = getContext().get(Run.class);
                TaskListener listener = getContext().get(TaskListener.class);
                EnvVars given = getContext().get(EnvVars.class);
                return step.run(getContext(), run, given == null ? run.getEnvironment(listener) : given, listener);
            } catch (InterruptedException e) {
                throw new AbortException("The step was stopped before its end.");
            }
        }

        @Override
        public void stop(@NonNull Throwable cause) throws Exception {
            if (!isLeftToWorker(cause)) {
                super.stop(cause);
            }
        }

        private synchronized boolean isLeftToWorker(Throwable cause) {
            if (worker == null || stop != null || !(cause instanceof Exception reason)) {
                return false;
            }
            stop = reason;
            worker.interrupt();
            return true;
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
}
