package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Which one release of a project a user means. */
@Restricted(NoExternalUse.class)
public interface ReleaseChoice extends ProjectOptions {

    /** The release's Git tag; null to take the tag of the build, unless the latest release is meant. */
    @CheckForNull
    String getTag();

    /** Whether the latest release is meant. */
    boolean isLatest();

    /** What makes a release the latest, as a word of {@link LatestBy}; never null. */
    String getLatestBy();

    /** The tags among which the latest is looked for, with {@code *} for any characters and {@code ?} for one; null for all. */
    @CheckForNull
    String getTagPattern();

    /** Whether a pre-release such as {@code 2.0.0-rc.1} may be the latest version. */
    boolean isIncludePrereleases();

    /** Whether a release whose date is still to come may be the latest. */
    boolean isIncludeUpcoming();

    /** What makes a release the latest. */
    enum LatestBy {
        /** The date on which it was released. */
        DATE,
        /** The version in its tag, in the order of Semantic Versioning. */
        SEMVER
    }
}
