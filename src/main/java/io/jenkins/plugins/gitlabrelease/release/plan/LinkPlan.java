package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;

/**
 * What becomes of one link.
 *
 * @param link as it is to be
 * @param change what has to be done for that
 * @param existing GitLab's link to change or keep; null for a new one
 */
public record LinkPlan(
        NewLink link, Change change, @CheckForNull ReleaseLink existing) {

    /** What a run does for a link. */
    public enum Change {
        CREATE,
        UPDATE,
        KEEP
    }
}
