package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a build has to offer to its release. Nothing is looked at before it is asked for. */
@Restricted(NoExternalUse.class)
public interface BuildContent {

    /** The files that were archived. */
    BuildFiles artifacts();

    /** The files of the workspace; null if the release is published without one. */
    @CheckForNull
    BuildFiles workspace();

    /** What has changed since the last successful build of the job, the newest first; empty if nothing has. */
    List<ChangeList.Change> changes();

    /**
     * The address below which the archived artifacts can be downloaded, with a slash at its end.
     *
     * @throws ReleaseException if Jenkins does not know its own address
     */
    String artifactsUrl() throws ReleaseException;

    /**
     * Keeps the build, and with it the archived artifacts, until somebody deletes it.
     *
     * @throws IOException if that could not be stored
     */
    void keep() throws IOException;
}
