package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * Text as a form or a Pipeline gives it: what was left blank is stored as null, so that configurations stay free of
 * empty elements and snippets show only what was set. Jenkins has the like in {@code hudson.Util}; here it is because
 * options are also read where no Jenkins runs.
 */
public final class FormText {

    private FormText() {}

    /** For ids, URLs and patterns, where surrounding spaces are slips of the mouse; null if nothing is left. */
    @CheckForNull
    public static String trimToNull(@CheckForNull String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** For prose, where spaces may be meant; null if there is nothing else. */
    @CheckForNull
    public static String blankToNull(@CheckForNull String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
