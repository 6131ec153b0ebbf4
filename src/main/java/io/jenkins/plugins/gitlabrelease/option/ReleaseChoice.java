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

    /** Whether the release with the latest date is meant, even if that date is still to come. */
    boolean isLatest();
}
