package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;

/** Reads the ids of projects and groups. */
public final class Ids {
    private Ids() {}

    public static String parse(@CheckForNull String text, String kind, String example, boolean slashNeeded) {
        String id = text == null ? "" : trimmed(text);
        if (id.isEmpty()) {
            throw new IllegalArgumentException(
                    "The GitLab " + kind + " is empty; give its number or its full path, like " + example + ".");
        }
        if (slashNeeded && !isNumber(id) && id.indexOf('/') < 0) {
            throw new IllegalArgumentException("\"" + HarmlessText.oneLine(id, 100) + "\" is not the path of a GitLab "
                    + kind + "; give its number or its full path, like " + example + ".");
        }
        return id;
    }

    /**
     * Checks an id that GitLab gave to a record.
     *
     * @throws IllegalArgumentException if it is not positive, which makes the answer unreadable
     */
    static void requirePositive(long id) {
        positive(id);
    }

    public static String positive(long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("A GitLab id is a positive number, not " + id + ".");
        }
        return Long.toString(id);
    }

    public static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String trimmed(String text) {
        String id = text.strip();
        int start = 0;
        int end = id.length();
        while (start < end && id.charAt(start) == '/') {
            start++;
        }
        while (end > start && id.charAt(end - 1) == '/') {
            end--;
        }
        return id.substring(start, end);
    }
}
