package io.jenkins.plugins.gitlabrelease.release;

import java.util.Locale;

/** What a run did to the release as a whole. */
public enum ReleaseAction {
    CREATED,
    UPDATED,
    UNCHANGED,
    /** It was there, and the request said to leave it then. */
    SKIPPED,
    /** The request was for the plan only. */
    PLANNED;

    /** The word shown to users and returned by the step, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
