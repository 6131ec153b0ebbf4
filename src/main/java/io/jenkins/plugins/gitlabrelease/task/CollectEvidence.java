package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Has GitLab collect evidence of a release. Nothing of Jenkins is called from here.
 *
 * @param tag what the user said; null for the tag of the build
 * @param access where the release is
 */
@Restricted(NoExternalUse.class)
public record CollectEvidence(@CheckForNull String tag, ProjectAccess access) {

    /** Asks GitLab to; it does so later, and nobody is told when. */
    public void collect() throws IOException, InterruptedException {
        String found = access.tag(tag);
        access.client().releases(access.project()).collectEvidence(found);
        access.log().line("GitLab collects evidence of the release " + found + " in the background");
    }
}
