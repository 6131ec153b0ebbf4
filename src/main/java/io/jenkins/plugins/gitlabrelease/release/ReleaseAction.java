package io.jenkins.plugins.gitlabrelease.release;

import java.util.Locale;

/** What a run did to the release as a whole. */
public enum ReleaseAction {
    CREATED,
    UPDATED,
    UNCHANGED;

    /** The word shown to users and returned by the step, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
