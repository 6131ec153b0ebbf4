package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Changes as a Markdown list: the first line of each message, and the short hash of the commit, which GitLab makes a link.
 *
 * <p>A message is text of whoever wrote the commit, and stays text: each character that starts something in GitLab's
 * Markdown gets a backslash, so that it makes no HTML, image or link and mentions no user, issue or label (user/markdown,
 * "Escape characters" and "GitLab-specific references").
 */
@Restricted(NoExternalUse.class)
public final class ChangeList {

    private static final int LONGEST_LINE = 200;
    private static final int SHORT_HASH = 8;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,64}");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>#!&@~$%^]|^[-+]|(?<=^\\d{1,9})[.)]");

    private ChangeList() {}

    /**
     * A change that Jenkins found in version control.
     *
     * @param commitId the commit's hash; null if the version control system has none
     * @param message what its author wrote, of any length and with anything in it; null for nothing
     */
    public record Change(
            @CheckForNull String commitId, @CheckForNull String message) {}

    /** Null if there is nothing to list. A commit that was checked out more than once is listed once. */
    @CheckForNull
    public static String of(List<Change> changes) {
        Set<String> seen = new HashSet<>();
        String list = changes.stream()
                .filter(change -> change.commitId() == null || seen.add(change.commitId()))
                .map(ChangeList::line)
                .filter(line -> !line.isEmpty())
                .map(line -> "- " + line)
                .collect(Collectors.joining("\n"));
        return list.isEmpty() ? null : list;
    }

    private static String line(Change change) {
        String title = escape(title(change.message()));
        String hash = shortHash(change.commitId());
        if (hash.isEmpty() || title.isEmpty()) {
            return title + hash;
        }
        return title + " (" + hash + ")";
    }

    private static String shortHash(@CheckForNull String commitId) {
        return commitId != null && HASH.matcher(commitId).matches() ? commitId.substring(0, SHORT_HASH) : "";
    }

    private static String title(@CheckForNull String message) {
        if (message == null) {
            return "";
        }
        String line = message.strip().lines().findFirst().orElse("");
        String printable = HarmlessText.oneLine(line, 10 * LONGEST_LINE);
        return printable.codePointCount(0, printable.length()) <= LONGEST_LINE
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_LINE)) + "\u2026";
    }

    private static String escape(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }
}
