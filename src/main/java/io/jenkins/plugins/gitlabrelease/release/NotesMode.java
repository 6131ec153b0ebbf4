package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;

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

    /** What a mark becomes that is made up of others. */
    private static final String OTHER = "<!-- notes -->";

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
        String added = BEGIN + "\n" + withoutMarks(notes).strip() + "\n" + END;
        if (existing == null || existing.isBlank() || isSame(existing, notes)) {
            return added;
        }
        // The last mark before the end: what is behind one that has lost its end is not all from here.
        int end = existing.indexOf(END, Math.max(0, existing.indexOf(BEGIN)));
        int begin = existing.lastIndexOf(BEGIN, end);
        if (begin >= 0) {
            String former = existing.substring(begin, end + END.length());
            return isSame(former, added)
                    ? existing
                    : existing.substring(0, begin) + added + existing.substring(begin + former.length());
        }
        return this == APPEND ? existing.stripTrailing() + "\n\n" + added : added + "\n\n" + existing;
    }

    /** Whether two texts read the same; a web form stores Windows' line ends. */
    private static boolean isSame(String one, String other) {
        return one.replace("\r\n", "\n")
                .strip()
                .equals(other.replace("\r\n", "\n").strip());
    }

    private static String withoutMarks(String notes) {
        return notes.replace(BEGIN, "").replace(END, "").replace(BEGIN, OTHER).replace(END, OTHER);
    }
}
