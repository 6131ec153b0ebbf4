package io.jenkins.plugins.gitlabrelease.release;

import java.util.Locale;

/** What to do with a release that is there already. */
public enum IfExists {
    /** Bring it to what the request says. */
    UPDATE,
    /** Leave it as it is and succeed. */
    SKIP,
    /** Leave it as it is and fail. */
    FAIL;

    /** The word users write, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
