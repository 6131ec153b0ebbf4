package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of the notes of a release that is there, which people may have edited in GitLab.
 *
 * <p>Notes that are added stand between two comments, which GitLab does not show, so that another run finds them again and
 * replaces them, whatever was written around them.
 */
public enum NotesMode {
    /** The notes of the run take their place. */
    REPLACE,
    /** The notes of the run follow them. */
    APPEND,
    /** The notes of the run come before them. */
    PREPEND,
    /** They stay as they are. */
    KEEP;

    private static final String BEGIN = "<!-- notes from Jenkins -->";
    private static final String END = "<!-- end of notes from Jenkins -->";
    private static final Pattern ADDED =
            Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);

    /**
     * The notes that a release gets.
     *
     * @param notes those of the run; null for none
     * @param existing the release's own, null for none
     * @param exists whether there is a release
     * @return null to leave them alone
     */
    @CheckForNull
    public String apply(@CheckForNull String notes, @CheckForNull String existing, boolean exists) {
        if (notes == null || this == KEEP && exists) {
            return null;
        }
        if (this == REPLACE || this == KEEP) {
            return notes;
        }
        String added = BEGIN + "\n" + notes.replace(BEGIN, "").replace(END, "").strip() + "\n" + END;
        if (existing == null || existing.isBlank()) {
            return added;
        }
        Matcher former = ADDED.matcher(existing);
        if (former.find()) {
            return existing.substring(0, former.start()) + added + existing.substring(former.end());
        }
        return this == APPEND ? existing.stripTrailing() + "\n\n" + added : added + "\n\n" + existing;
    }
}
