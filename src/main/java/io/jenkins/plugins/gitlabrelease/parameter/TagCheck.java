package io.jenkins.plugins.gitlabrelease.parameter;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Job;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether a build may be started with a tag. What a person reads says neither what was sent nor what GitLab answered: who
 * may start a build may not see everything that the job's token sees (SECURITY-3419, SECURITY-3658). Jenkins' log has it.
 *
 * @param job whose credential is used; null if it is not known
 */
record TagCheck(
        GitLabReleaseParameter parameter, @CheckForNull Job<?, ?> job) {

    private static final Logger LOGGER = Logger.getLogger(TagCheck.class.getName());

    /** Why no build is started with a tag, in a line for the one who starts it; null if it may be. */
    @CheckForNull
    String problemOf(String tag) {
        if (job == null) {
            return unchecked();
        }
        try {
            return parameter.offered().includes(tag, ProjectAccess.forForm(parameter, job)) ? null : noRelease();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unchecked();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "The parameter " + parameter.getName() + " of " + job + " could not be looked up in GitLab");
            return OfferedReleases.isPassing(e) && mayPassUnseen(tag) ? null : unchecked();
        }
    }

    private boolean mayPassUnseen(String tag) {
        try {
            return parameter.offered().mayPassUnseen(tag);
        } catch (ReleaseException e) {
            return false;
        }
    }

    private String noRelease() {
        return parameter.getTagPattern() == null
                ? Messages.GitLabReleaseParameter_NoRelease(parameter.getName())
                : Messages.GitLabReleaseParameter_NoReleaseOfPattern(parameter.getName(), parameter.getTagPattern());
    }

    private String unchecked() {
        return Messages.GitLabReleaseParameter_Unchecked(parameter.getName());
    }
}
