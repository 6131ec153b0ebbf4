package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What a user can say about a release. The Pipeline step and the post-build action both offer these options and mean the
 * same by them, so everything behind the two forms knows this interface only.
 *
 * <p>A text that was left blank is null. The entries of the shared form are in this interface's view {@code release}.
 */
public interface ReleaseOptions extends ProjectOptions, AssetOptions {

    /** The Git tag to release; null to take the tag of the build. */
    @CheckForNull
    String getTag();

    /** The commit, branch or tag to create a missing tag from; null if a missing tag is an error. */
    @CheckForNull
    String getRef();

    /** The message of a tag that is created, which makes it an annotated one; null for a lightweight tag. */
    @CheckForNull
    String getTagMessage();

    /** The title; null for GitLab's default, the tag. */
    @CheckForNull
    String getName();

    /** The notes in Markdown; null for none, or to keep those of an existing release. */
    @CheckForNull
    String getDescription();

    /**
     * A file with notes in Markdown and UTF-8, which follow the {@linkplain #getDescription() description}: its path in
     * the workspace if there is one, else among the archived artifacts; null for none.
     */
    @CheckForNull
    String getDescriptionFile();

    /** What is appended to the notes, as a word of {@link ChangelogSource}; never null. */
    String getChangelog();

    /**
     * Titles of milestones of the project or of the groups above it; null to keep those of an existing release, empty to
     * remove them.
     *
     * @see MilestoneTitles
     */
    @CheckForNull
    List<String> getMilestones();

    /** When it counts as released, in ISO 8601 as {@link ReleaseDate} reads it; null for GitLab's default, now. */
    @CheckForNull
    String getReleasedAt();

    /** What to do with a release that is there, as a word of {@code IfExists}; never null. */
    String getIfExists();

    /** Whether files that were published for the tag earlier, and their links, go when they are not asked for. */
    boolean isPrune();

    /** Whether GitLab is asked to collect evidence afterwards, which takes GitLab Premium. */
    boolean isEvidence();

    /** Whether only the plan is made and printed. */
    boolean isDryRun();

    /** The milestones as the form shows them: one title on each line; null if they are left alone. */
    @CheckForNull
    default String getMilestonesText() {
        return MilestoneTitles.text(getMilestones());
    }

    /** Prose as it was written, whose indentation can mean something in Markdown; null if it is blank. */
    @CheckForNull
    static String blankToNull(@CheckForNull String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
