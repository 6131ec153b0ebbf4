package io.jenkins.plugins.gitlabrelease.freestyle;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.Executor;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.BuildStepMonitor;
import hudson.tasks.Notifier;
import hudson.tasks.Publisher;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.task.BuildLog;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A post-build action that does something in one GitLab project, unless the build has failed. It is a {@link Notifier}:
 * those run when the artifacts have been archived and the other actions have had their say on the build's result.
 */
public abstract class PostBuildAction extends Notifier implements SimpleBuildStep, ProjectOptions {

    private String server;
    private String project;
    private String credentialsId;
    private boolean dryRun;

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

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** Archived artifacts are read without one, and options that are about files in it say so when it is missing. */
    @Override
    public boolean requiresWorkspace() {
        return false;
    }

    /** Nothing of earlier builds is waited for, so builds may run side by side. */
    @Override
    public BuildStepMonitor getRequiredMonitorService() {
        return BuildStepMonitor.NONE;
    }

    @Override
    public final void perform(
            @NonNull Run<?, ?> run,
            @NonNull FilePath workspace,
            @NonNull EnvVars env,
            @NonNull Launcher launcher,
            @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        publishUnlessFailed(run, workspace, env, listener);
    }

    @Override
    public final void perform(@NonNull Run<?, ?> run, @NonNull EnvVars env, @NonNull TaskListener listener)
            throws InterruptedException, IOException {
        publishUnlessFailed(run, null, env, listener);
    }

    /** Does nothing but say so if the build has failed by now; an unstable build counts as usable. */
    private void publishUnlessFailed(
            Run<?, ?> run, @CheckForNull FilePath workspace, EnvVars env, TaskListener listener)
            throws InterruptedException, IOException {
        Result result = run.getResult();
        if (result != null && result.isWorseThan(Result.UNSTABLE)) {
            new BuildLog(listener.getLogger()).line(idle() + ": the result of the build is " + result + ".");
            return;
        }
        try {
            publish(run, workspace, env, listener);
        } catch (InterruptedException e) {
            if (run instanceof AbstractBuild) {
                throw aborted(run, listener);
            }
            throw e;
        }
    }

    /**
     * What to throw when a build is aborted. A freestyle build takes whatever comes out of a post-build action for a
     * failure, and prints an interrupt with its stack trace; a result that is set before is kept.
     */
    private static AbortException aborted(Run<?, ?> run, TaskListener listener) {
        Executor executor = run.getExecutor();
        if (executor == null) {
            run.setResult(Result.ABORTED);
        } else {
            run.setResult(executor.abortResult());
            executor.recordCauseOfInterruption(run, listener);
        }
        return new AbortException("The build was aborted.");
    }

    /**
     * Whether an action of a kind stands below this one in the job, and so has not run yet. The form puts actions in
     * order when they are added, and nothing keeps it: people drag them, and Job DSL and XML have an order of their own.
     */
    final boolean runsBefore(Class<? extends Publisher> kind, Run<?, ?> run) {
        boolean below = false;
        if (run instanceof AbstractBuild<?, ?> build) {
            for (Publisher each : build.getProject().getPublishersList()) {
                if (below && kind.isInstance(each)) {
                    return true;
                }
                below |= each == this;
            }
        }
        return false;
    }

    /** What a failed build does. */
    String idle() {
        return "Nothing is published";
    }

    /**
     * Does what this action is for.
     *
     * @param workspace null if the build has none any more
     * @param environment the build's variables
     */
    abstract void publish(Run<?, ?> run, @CheckForNull FilePath workspace, EnvVars environment, TaskListener listener)
            throws InterruptedException, IOException;
}
