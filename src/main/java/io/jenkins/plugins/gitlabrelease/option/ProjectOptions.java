package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Where on GitLab something is to happen, and as whom. All options may be left out; a text that was left blank is null.
 * The entries of the shared form are in this interface's view {@code project}.
 */
@Restricted(NoExternalUse.class)
public interface ProjectOptions {

    /** The name of a configured GitLab server; null for the first one. */
    @CheckForNull
    String getServer();

    /** The project's number or full path; null to take the project that the build was checked out from. */
    @CheckForNull
    String getProject();

    /** The id of a credential that holds a token, visible to the job; null for the server's own. */
    @CheckForNull
    String getCredentialsId();
}
