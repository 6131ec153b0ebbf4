package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.InvisibleAction;
import hudson.model.Job;
import hudson.model.Run;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/**
 * Shows on a job's page which release it published last. Builds are read when the page is looked at, and not when the job
 * is asked for its actions, which happens all the time.
 */
public final class LatestReleaseAction extends InvisibleAction {

    /** How many builds are read for a job that publishes rarely; the build history shows about as many. */
    private static final int MOST_BUILDS = 40;

    private final Job<?, ?> job;

    private LatestReleaseAction(Job<?, ?> job) {
        this.job = job;
    }

    /** The last build that published a release, finished or not; null if none of the latest builds did. */
    @CheckForNull
    public Run<?, ?> findBuild() {
        int read = 0;
        for (Run<?, ?> run = job.getLastBuild(); run != null && read < MOST_BUILDS; run = run.getPreviousBuild()) {
            if (run.getAction(PublishedReleaseAction.class) != null) {
                return run;
            }
            read++;
        }
        return null;
    }

    /** What such a build published, for the view. */
    public List<ReleaseSummary> summariesOf(Run<?, ?> run) {
        return PublishedReleaseAction.summariesOf(run);
    }

    public String getIcon() {
        return PublishedReleaseAction.ICON;
    }

    /** Gives every job the action. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {

        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return LatestReleaseAction.class;
        }

        @Override
        @NonNull
        public Collection<? extends Action> createFor(@NonNull Job job) {
            return List.of(new LatestReleaseAction(job));
        }
    }
}
