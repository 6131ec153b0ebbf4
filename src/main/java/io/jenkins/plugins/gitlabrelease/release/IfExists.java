package io.jenkins.plugins.gitlabrelease.release;

/** What to do with a release that is there already. */
public enum IfExists {
    /** Bring it to what the request says. */
    UPDATE,
    /** Leave it as it is and succeed. */
    SKIP,
    /** Leave it as it is and fail. */
    FAIL
}
