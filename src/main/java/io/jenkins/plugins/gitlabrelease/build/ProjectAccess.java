package io.jenkins.plugins.gitlabrelease.build;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.util.Map;

/**
 * A GitLab that a build may use, and what says in which project. Nothing of Jenkins is called from here.
 *
 * @param options what the user said
 * @param environment the build's variables
 * @param client the server, with the token to use there
 * @param log where the user reads what is done
 */
public record ProjectAccess(
        ProjectOptions options, Map<String, String> environment, GitLabClient client, ReleaseLog log) {

    /**
     * The project that was named, or the one that the build was checked out from.
     *
     * @throws ReleaseException if there is none
     */
    public ProjectId project() throws ReleaseException {
        return BuildProject.find(options.getProject(), client.server(), environment);
    }

    /** The address of the server. */
    public String server() {
        return client.server().toString();
    }

    /** Where messages say something is. */
    String place() throws ReleaseException {
        return project() + " on " + client.server();
    }
}
