package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;

/**
 * What becomes of one link.
 *
 * @param link as it shall be
 * @param change what has to be done for that
 * @param existingId GitLab's number of the link to change or keep; null for a new one
 */
public record LinkPlan(
        NewLink link, Change change, @CheckForNull Long existingId) {

    /** @throws IllegalStateException for a new link */
    public long id() {
        if (existingId == null) {
            throw new IllegalStateException("the link " + link.name() + " is not there yet");
        }
        return existingId;
    }

    /** What a run does for a link. */
    public enum Change {
        CREATE,
        UPDATE,
        KEEP
    }
}
