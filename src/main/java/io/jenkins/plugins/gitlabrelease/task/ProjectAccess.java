package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.origin.BuildCommit;
import io.jenkins.plugins.gitlabrelease.origin.BuildOrigin;
import io.jenkins.plugins.gitlabrelease.origin.GitLabTags;
import io.jenkins.plugins.gitlabrelease.origin.ProjectFinder;
import io.jenkins.plugins.gitlabrelease.origin.TagFinder;
import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.io.IOException;

/**
 * A GitLab that a build may use, and what says in which project. Nothing of Jenkins is called from here.
 *
 * @param options what the user said
 * @param build what the build knows about where it comes from
 * @param client the server, with the token to use there
 * @param engine how hard the server may be worked
 * @param log where the user reads what is done
 */
public record ProjectAccess(
        ProjectOptions options, BuildOrigin build, GitLabClient client, EngineOptions engine, ReleaseLog log) {

    /**
     * The project that was named, or the one that the build was checked out from.
     *
     * @throws ReleaseException if there is none
     */
    public ProjectId project() throws ReleaseException {
        return new ProjectFinder(client.server(), build).find(options.getProject());
    }

    /**
     * The tag that was named, or the one that the build was made from.
     *
     * @param explicit what the user said; null to find it
     * @throws ReleaseException if there is none, or it is not clear which one
     * @throws IOException if GitLab could not be asked for it
     */
    String tag(@CheckForNull String explicit) throws IOException, InterruptedException {
        ProjectId project = project();
        return TagFinder.find(
                explicit,
                build.environment(),
                BuildCommit.of(build, client.server(), project),
                new GitLabTags(client, project));
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
