package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a user can say about a release. The Pipeline step and the post-build action both offer these options and mean the
 * same by them, so everything behind the two forms knows this interface only.
 *
 * <p>A text that was left blank is null. The entries of the shared form are in this interface's view {@code release}.
 */
@Restricted(NoExternalUse.class)
public interface ReleaseOptions extends ProjectOptions, TransferOptions {

    /** Where a list of changes comes from that is appended to a release's notes. */
    enum ChangelogSource {
        /** Nothing is appended. */
        NONE,
        /** What Jenkins found in version control since the last successful build of the job. */
        BUILD,
        /** GitLab's changelog of the commits since the last version. */
        GITLAB,
        /** The message of the tag, if it is an annotated one. */
        TAG,
        /** The section of the tag's version in a changelog file. */
        FILE
    }

    /** Where the archived artifacts of a release are downloaded from. */
    enum LinkTarget {
        /** GitLab's generic package registry, to which they are uploaded. */
        PACKAGES,
        /** Jenkins, which keeps the build for that forever. */
        JENKINS
    }

    /** What becomes of the status of the package that holds the files. */
    enum PackageVisibility {
        /** It stays; GitLab lists a new package. */
        KEEP(null),
        /** GitLab lists the package. */
        DEFAULT(PackageStatus.DEFAULT),
        /** GitLab does not list the package; its files are downloaded as before. */
        HIDDEN(PackageStatus.HIDDEN);

        @CheckForNull
        private final PackageStatus status;

        PackageVisibility(@CheckForNull PackageStatus status) {
            this.status = status;
        }

        /** What GitLab is sent; null for nothing. */
        @CheckForNull
        public PackageStatus status() {
            return status;
        }
    }

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
     * The changelog in Markdown and UTF-8 whose section is appended: its path in the workspace if there is one, else among
     * the archived artifacts; null for {@code CHANGELOG.md}.
     */
    @CheckForNull
    String getChangelogFile();

    /** What becomes of notes that are too long for GitLab, as a word of {@code LongNotes}; never null. */
    String getNotesTooLong();

    /**
     * Titles of milestones of the project or of the groups above it; null to keep those of an existing release, empty to
     * remove them.
     *
     * @see MilestoneTitles
     */
    @CheckForNull
    List<String> getMilestones();

    /** Whether milestones that are named and missing are created in the project. */
    boolean isCreateMilestones();

    /** Whether the named milestones are closed once the release is published. */
    boolean isCloseMilestones();

    /** When it counts as released, in ISO 8601 as {@link ReleaseDate} reads it; null for GitLab's default, now. */
    @CheckForNull
    String getReleasedAt();

    /** Comma-separated Ant patterns of the archived artifacts to publish; null for none. */
    @CheckForNull
    String getArtifacts();

    /** Comma-separated Ant patterns of files to leave out, be they archived or in the workspace; null for none. */
    @CheckForNull
    String getExcludes();

    /** Comma-separated Ant patterns of files in the workspace to publish, which is needed then; null for none. */
    @CheckForNull
    String getFiles();

    /** Titles, types and paths for the files, of which the first that matches counts. */
    List<AssetRule> getAssets();

    /** Links to other places, in the order of the form. */
    List<AssetLink> getLinks();

    /** Where the archived artifacts are downloaded from, as a word of {@link LinkTarget}; never null. */
    String getLinkTo();

    /** The generic package that holds the files; null for the last part of the project's path. */
    @CheckForNull
    String getPackageName();

    /** The version of that package; null for the tag. */
    @CheckForNull
    String getPackageVersion();

    /** What becomes of the status of that package, as a word of {@link PackageVisibility}; never null. */
    String getPackageStatus();

    /** Whether a file {@code SHA256SUMS} of all uploaded files is published with them. */
    boolean isChecksums();

    /** Whether it is fine that {@link #getArtifacts()} or {@link #getFiles()} matches nothing. */
    boolean isAllowEmpty();

    /** What to do with a release that is there, as a word of {@code IfExists}; never null. */
    String getIfExists();

    /** What becomes of the notes of a release that is there, as a word of {@code NotesMode}; never null. */
    String getNotes();

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
