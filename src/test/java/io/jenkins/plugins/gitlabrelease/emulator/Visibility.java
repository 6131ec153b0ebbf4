package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.Locale;

/** Who sees a project without being its member. */
public enum Visibility {
    /** Nobody. */
    PRIVATE,
    /** Every user with a token. */
    INTERNAL,
    /** Everybody. */
    PUBLIC;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
