package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.release.LongNotes;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notes of a run as a release gets them: together with those that are there, and, if that is longer than GitLab takes and
 * the request wants it, cut at the end of a line, with a link to a file that has all notes of the run. The same notes are
 * always cut at the same place.
 */
final class FinalNotes {

    /** The beginning or the end of a block of code (CommonMark, 4.5). */
    private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}(`{3,}|~{3,})(.*)$");

    private final ReleaseRequest.Details details;

    /** What the run has to say, whole; null for nothing. */
    @CheckForNull
    private final String notes;

    @CheckForNull
    private final Release release;

    /** What the release would get if there was no limit; null to keep what there is. */
    @CheckForNull
    private final String merged;

    @CheckForNull
    private final AttachedNotes attached;

    /** @param release what GitLab has; null for a new release */
    FinalNotes(ReleaseRequest.Details details, @CheckForNull String notes, @CheckForNull Release release) {
        this.details = details;
        this.notes = notes;
        this.release = release;
        this.merged = merged(notes, existing());
        boolean attaches = notes != null && merged != null && details.longNotes() == LongNotes.ATTACH;
        attached = attaches && length(merged) > ReleaseRequest.LONGEST_DESCRIPTION ? new AttachedNotes(notes) : null;
    }

    @CheckForNull
    private String merged(@CheckForNull String text, @CheckForNull String existing) {
        return details.mode().apply(text, existing, release != null);
    }

    @CheckForNull
    private String existing() {
        return release == null ? null : release.description();
    }

    /** Adds a problem if the notes are too long and nothing is to be done about it. */
    void check(Problems problems) {
        if (details.longNotes() == LongNotes.ATTACH) {
            return;
        }
        if (!Objects.equals(notes, details.description())) {
            Preflight.checkLength(notes, problems);
        }
        if (!Objects.equals(merged, notes)) {
            Preflight.checkLength(merged, problems);
        }
    }

    /** The file with all notes of the run; null if they need none. */
    @CheckForNull
    AttachedNotes attached() {
        return attached;
    }

    /**
     * The description for GitLab.
     *
     * @param url where the {@linkplain #attached() attached file} is; null if there is none
     * @param problems takes that what people have written leaves no room
     * @return null to keep what there is
     */
    @CheckForNull
    String text(@CheckForNull String url, Problems problems) {
        if (url == null || notes == null || merged == null) {
            return merged;
        }
        String pointer = "\n\nThese notes are too long for GitLab. All of them are in [" + AttachedNotes.NAME + "]("
                + url + ").";
        String alone = beginning(notes, ReleaseRequest.LONGEST_DESCRIPTION - length(pointer)) + pointer;
        // A run without marks has written this, and nobody has changed it since.
        String others = alone.equals(existing()) ? null : existing();
        int around = length(Objects.requireNonNull(merged("x", others))) - 1;
        int room = ReleaseRequest.LONGEST_DESCRIPTION - around - length(pointer);
        if (room < 0) {
            problems.add(
                    "The notes of the release have " + around + " characters that others wrote, which leaves no room"
                            + " for those of this run: GitLab takes " + ReleaseRequest.LONGEST_DESCRIPTION
                            + ". Shorten them in GitLab, or set notes to replace.");
        }
        return merged(beginning(notes, room) + pointer, others);
    }

    /** As many whole lines as fit, with what ends a block of code or a comment that begins in them. */
    static String beginning(String text, int room) {
        String ending = "";
        while (true) {
            String lines = lines(text, room - length(ending));
            String needed = ending(lines);
            if (needed.length() <= ending.length()) {
                return lines + needed;
            }
            ending = needed;
        }
    }

    /** Lines up to that number of characters, which may be below 0; part of a line where whole ones would be less than half of that. */
    private static String lines(String text, int most) {
        if (length(text) <= most) {
            return text.stripTrailing();
        }
        int end = text.offsetByCodePoints(0, Math.max(0, most));
        int line = text.lastIndexOf('\n', end);
        return text.substring(0, line < end / 2 ? end : line).stripTrailing();
    }

    private static String ending(String lines) {
        String open = null;
        Matcher fence = FENCE.matcher(lines);
        while (fence.find()) {
            String marks = fence.group(1);
            if (open == null) {
                open = marks;
            } else if (marks.startsWith(open) && fence.group(2).isBlank()) {
                open = null;
            }
        }
        if (open != null) {
            return "\n" + open;
        }
        return lines.lastIndexOf("<!--") > lines.lastIndexOf("-->") ? "\n-->" : "";
    }

    /** Counts characters as GitLab does, so that an emoji is one. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
