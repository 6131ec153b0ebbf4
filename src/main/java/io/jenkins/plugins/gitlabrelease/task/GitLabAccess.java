package io.jenkins.plugins.gitlabrelease.task;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabToken;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.origin.RepositoryFinder;
import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.server.GitLabClients;
import io.jenkins.plugins.gitlabrelease.server.GitLabCredentials;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives a build the use of a GitLab server: finds the server and the credential that its options name, and tells what goes
 * wrong in one line of its log. All of it happens on the controller, where the token stays.
 */
public final class GitLabAccess {

    private static final Logger LOGGER = Logger.getLogger(GitLabAccess.class.getName());

    private GitLabAccess() {}

    /** What a step or a post-build action does with its GitLab. */
    @FunctionalInterface
    public interface Work<T> {
        T with(ProjectAccess access) throws IOException, InterruptedException;
    }

    /**
     * Does some work in GitLab for a build.
     *
     * @param environment the variables that the project and the tag are looked for in
     * @return what the work returns
     * @throws AbortException with one line for the log, whenever the user or GitLab's administrator has to change something
     * @throws IOException if Jenkins itself failed
     * @throws InterruptedException if the build was aborted
     */
    public static <T> T use(
            ProjectOptions options, Run<?, ?> run, Map<String, String> environment, TaskListener listener, Work<T> work)
            throws IOException, InterruptedException {
        BuildLog log = new BuildLog(listener.getLogger());
        try {
            GitLabServer server = GitLabServers.get().findServer(options.getServer());
            GitLabToken token = GitLabCredentials.resolve(run, options.getCredentialsId(), server);
            return work.with(new ProjectAccess(
                    options,
                    RepositoryFinder.factsOf(run, environment),
                    GitLabClients.create(server, token, log),
                    new EngineOptions(server.getParallelUploads(), EngineOptions.DEFAULT.bytesInFlight()),
                    log));
        } catch (ReleaseException | GitLabException e) {
            LOGGER.log(Level.FINE, "Refused to " + run, e);
            throw new AbortException(BuildLog.oneLine(e.getMessage()));
        }
    }
}
