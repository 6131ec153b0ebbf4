package io.jenkins.plugins.gitlabrelease.build;

import hudson.AbortException;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabToken;
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
 * Publishes the release of a build: what the Pipeline step and the post-build action both do, behind their forms.
 * Collects what Jenkins has (server, credential, archived artifacts), lets {@link ReleasePublication} do the work, and
 * leaves the result on the build.
 */
public final class BuildRelease {

    private static final Logger LOGGER = Logger.getLogger(BuildRelease.class.getName());

    private BuildRelease() {}

    /**
     * Publishes and records the release; blocks until it is done. Must run on the controller.
     *
     * @param options what the user said, with variables already replaced where that is wanted
     * @param environment the variables that the tag and the project are looked for in
     * @return the release as GitLab has it now
     * @throws AbortException with one line for the log, whenever the user or GitLab's administrator has to change something
     * @throws IOException if Jenkins itself failed, for example to read an artifact
     * @throws InterruptedException if the build was aborted; what was uploaded by then is cleaned up
     */
    public static PublishedRelease publish(
            ReleaseOptions options, Run<?, ?> run, Map<String, String> environment, TaskListener listener)
            throws IOException, InterruptedException {
        BuildLog log = new BuildLog(listener.getLogger());
        PublishedRelease release;
        try {
            ReleasePublication publication = new ReleasePublication(
                    options,
                    environment,
                    new ArchivedArtifacts(run.getArtifactManager().root()),
                    client(options, run, log),
                    log);
            release = new PublishedRelease(publication.publish());
        } catch (ReleaseException | GitLabException e) {
            LOGGER.log(Level.FINE, "Release not published by " + run, e);
            throw new AbortException(BuildLog.oneLine(e.getMessage()));
        }
        PublishedReleaseAction.add(run, release);
        logLink(log, release);
        return release;
    }

    private static GitLabClient client(ProjectOptions options, Run<?, ?> run, BuildLog log) throws ReleaseException {
        GitLabServer server = GitLabServers.get().findServer(options.getServer());
        GitLabToken token = GitLabCredentials.resolve(run, options.getCredentialsId(), server);
        return GitLabClients.create(server, token, log);
    }

    private static void logLink(BuildLog log, PublishedRelease release) {
        String text = "Release " + release.getTag() + " " + release.getAction() + ": ";
        if (release.hasWebUrl()) {
            log.line(text, " " + HyperlinkNote.encodeTo(release.getUrl(), BuildLog.oneLine(release.getUrl())));
        } else {
            log.line(text + release.getName());
        }
    }
}
