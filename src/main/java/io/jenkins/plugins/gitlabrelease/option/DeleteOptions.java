package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a user can say about deleting old releases. The Pipeline step and the post-build action mean the same by it; the
 * entries of their form are in this interface's view {@code delete}.
 */
@Restricted(NoExternalUse.class)
public interface DeleteOptions extends ProjectOptions {

    /** The one release to delete, which leaves no choice to the others; null to choose by them. */
    @CheckForNull
    String getTag();

    /** The tags to choose from, with {@code *} for any characters and {@code ?} for one; null for all. */
    @CheckForNull
    String getTagPattern();

    /** How many of these releases stay, the newest; 0 for none. */
    int getKeepNewest();

    /** What makes a release one of the newest, as a word of {@link ReleaseChoice.LatestBy}; never null. */
    String getNewestBy();

    /** Whether pre-releases such as {@code 2.0.0-rc.1} are ordered by version, too, and deleted; otherwise they stay. */
    boolean isIncludePrereleases();

    /** How many days a release must have been out; 0 if its age does not matter. */
    int getOlderThanDays();

    /** Whether the release's package files are deleted, too. */
    boolean isPackages();

    /** Whether the Git tag is deleted, too. */
    boolean isDeleteTag();

    /** Whether nothing is deleted and all is told. */
    boolean isDryRun();
}
