package io.jenkins.plugins.gitlabrelease.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.model.Action;
import hudson.model.EnvironmentContributingAction;
import hudson.model.InvisibleAction;
import hudson.model.Queue;
import hudson.model.Run;
import java.util.List;

/**
 * Gives a build the release that started it, as variables; and keeps Jenkins from making one build of two releases that wait
 * in its queue.
 */
final class ReleaseVariables extends InvisibleAction implements EnvironmentContributingAction, Queue.QueueAction {

    private final ReleaseCause release;

    ReleaseVariables(ReleaseCause release) {
        this.release = release;
    }

    @Override
    public void buildEnvironment(@NonNull Run<?, ?> run, @NonNull EnvVars environment) {
        environment.put("GITLAB_RELEASE_TAG", release.getTag());
        environment.put("GITLAB_RELEASE_NAME", release.getName());
        if (release.getUrl() != null) {
            environment.put("GITLAB_RELEASE_URL", release.getUrl());
        }
    }

    @Override
    public boolean shouldSchedule(List<Action> actions) {
        return actions.stream()
                .filter(ReleaseVariables.class::isInstance)
                .map(ReleaseVariables.class::cast)
                .noneMatch(other -> other.release.equals(release));
    }
}
