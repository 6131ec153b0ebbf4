package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Milestones between a Pipeline, which has a list of titles, and a form, which has a text with one title on each line. A
 * form cannot tell an empty list from none, so there the line {@code []} stands for it.
 */
@Restricted(NoExternalUse.class)
public final class MilestoneTitles {

    private static final String NO_MILESTONE = "[]";

    private MilestoneTitles() {}

    /**
     * The titles that are meant.
     *
     * @param given what a Pipeline says, or a single element with what a form says; null if neither says anything
     * @return null to leave the milestones alone, which also a list of nothing but blanks means; empty to remove them. It
     *     is of a class that Jenkins stores (JEP-200).
     */
    @CheckForNull
    public static ArrayList<String> parse(@CheckForNull List<String> given) {
        if (given == null) {
            return null;
        }
        ArrayList<String> titles = given.stream()
                .filter(Objects::nonNull)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(title -> !title.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        boolean clears = titles.remove(NO_MILESTONE) || given.isEmpty();
        return titles.isEmpty() && !clears ? null : titles;
    }

    /** What a form shows; null if the milestones are left alone. */
    @CheckForNull
    static String text(@CheckForNull List<String> titles) {
        if (titles == null) {
            return null;
        }
        return titles.isEmpty() ? NO_MILESTONE : String.join("\n", titles);
    }
}
