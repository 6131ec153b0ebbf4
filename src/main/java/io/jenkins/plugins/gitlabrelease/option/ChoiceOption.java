package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.option.ReleaseChoice.LatestBy;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.ChangelogSource;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.LinkTarget;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.PackageVisibility;
import io.jenkins.plugins.gitlabrelease.option.TransferOptions.Transfer;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.LongNotes;
import io.jenkins.plugins.gitlabrelease.release.NotesMode;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An option that takes one of a few words: the constants of an enum in lower case. Options hold the word as text, since a
 * freestyle job may write a variable there, and so an unknown one is told when the release is published.
 *
 * @param parameter the option's name, for messages
 * @param type the words
 * @param standard the word of an option that was left out
 */
public record ChoiceOption<E extends Enum<E>>(String parameter, Class<E> type, E standard) {

    /** What is appended to the notes. */
    public static final ChoiceOption<ChangelogSource> CHANGELOG =
            new ChoiceOption<>("changelog", ChangelogSource.class, ChangelogSource.NONE);

    /** Where archived artifacts are downloaded from. */
    public static final ChoiceOption<LinkTarget> LINK_TO =
            new ChoiceOption<>("linkTo", LinkTarget.class, LinkTarget.PACKAGES);

    /** What becomes of the status of the package that holds the files. */
    public static final ChoiceOption<PackageVisibility> PACKAGE_STATUS =
            new ChoiceOption<>("packageStatus", PackageVisibility.class, PackageVisibility.KEEP);

    /** What happens to a release that is there. */
    public static final ChoiceOption<IfExists> IF_EXISTS =
            new ChoiceOption<>("ifExists", IfExists.class, IfExists.UPDATE);

    /** What makes a release the latest. */
    public static final ChoiceOption<LatestBy> LATEST_BY =
            new ChoiceOption<>("latestBy", LatestBy.class, LatestBy.DATE);

    /** What makes a release one of the newest. */
    public static final ChoiceOption<LatestBy> NEWEST_BY =
            new ChoiceOption<>("newestBy", LatestBy.class, LatestBy.DATE);

    /** What becomes of the notes of a release that is there. */
    public static final ChoiceOption<NotesMode> NOTES = new ChoiceOption<>("notes", NotesMode.class, NotesMode.REPLACE);

    /** By which date releases are listed. */
    public static final ChoiceOption<ReleaseQuery.OrderBy> ORDER_BY =
            new ChoiceOption<>("orderBy", ReleaseQuery.OrderBy.class, ReleaseQuery.OrderBy.RELEASED_AT);

    /** In which direction releases are listed. */
    public static final ChoiceOption<ReleaseQuery.Sort> SORT =
            new ChoiceOption<>("sort", ReleaseQuery.Sort.class, ReleaseQuery.Sort.DESC);

    /** What becomes of notes that are too long for GitLab. */
    public static final ChoiceOption<LongNotes> NOTES_TOO_LONG =
            new ChoiceOption<>("notesTooLong", LongNotes.class, LongNotes.FAIL);

    /** Who sends files to GitLab and receives them. */
    public static final ChoiceOption<Transfer> TRANSFER =
            new ChoiceOption<>("transfer", Transfer.class, Transfer.CONTROLLER);

    /** How GitLab shows an asset that is a link. */
    public static final ChoiceOption<LinkType> LINK_TYPE = new ChoiceOption<>("type", LinkType.class, LinkType.OTHER);

    /** What a setter stores: the word as written; null for the default and for nothing. */
    @CheckForNull
    public String stored(@CheckForNull String given) {
        String word = Util.fixEmptyAndTrim(given);
        return wordOf(standard).equals(word) ? null : word;
    }

    /** What a getter returns for that: never null. */
    public String shown(@CheckForNull String stored) {
        return stored == null ? wordOf(standard) : stored;
    }

    /** All words with their meanings, in the order of the form. */
    public Map<String, E> choices() {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E known : type.getEnumConstants()) {
            choices.put(wordOf(known), known);
        }
        return choices;
    }

    /**
     * What a word means.
     *
     * @param word null for the default
     * @throws ReleaseException if it is none of the words
     */
    public E parse(@CheckForNull String word) throws ReleaseException {
        if (word == null) {
            return standard;
        }
        for (E known : type.getEnumConstants()) {
            if (wordOf(known).equals(word.toLowerCase(Locale.ROOT))) {
                return known;
            }
        }
        throw new ReleaseException("The parameter " + parameter + " is \"" + word + "\", and can be "
                + String.join(", ", choices().keySet()) + ".");
    }

    private static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
