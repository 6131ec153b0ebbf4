package io.jenkins.plugins.gitlabrelease.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabToken;
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
 * Publishes the release of a build: what the Pipeline step and the post-build action both do, behind their forms.
 * Collects what Jenkins has (server, credential, the build's files and changes), lets {@link ReleasePublication} do the work, and
 * leaves the result on the build.
 */
public final class BuildRelease {

    private static final Logger LOGGER = Logger.getLogger(BuildRelease.class.getName());

    private BuildRelease() {}

    /**
     * Publishes and records the release; blocks until it is done. Must run on the controller.
     *
     * @param options what the user said, with variables already replaced where that is wanted
     * @param workspace needed only by options that are about files in it; null if there is none
     * @param environment the variables that the tag and the project are looked for in
     * @return the release as GitLab has it now, or would have it after a dry run, which leaves nothing on the build
     * @throws AbortException with one line for the log, whenever the user or GitLab's administrator has to change something
     * @throws IOException if Jenkins itself failed, for example to read an artifact
     * @throws InterruptedException if the build was aborted; what was uploaded by then is cleaned up
     */
    public static PublishedRelease publish(
            ReleaseOptions options,
            Run<?, ?> run,
            @CheckForNull FilePath workspace,
            Map<String, String> environment,
            TaskListener listener)
            throws IOException, InterruptedException {
        BuildLog log = new BuildLog(listener.getLogger());
        PublishedRelease release;
        try {
            GitLabServer server = GitLabServers.get().findServer(options.getServer());
            ReleasePublication publication = new ReleasePublication(
                    options,
                    environment,
                    new JenkinsBuild(run, workspace),
                    client(server, options, run, log),
                    new EngineOptions(server.getParallelUploads(), EngineOptions.DEFAULT.bytesInFlight()),
                    log);
            release = new PublishedRelease(publication.publish());
        } catch (ReleaseException | GitLabException e) {
            LOGGER.log(Level.FINE, "Release not published by " + run, e);
            throw new AbortException(BuildLog.oneLine(e.getMessage()));
        }
        if (!options.isDryRun()) {
            PublishedReleaseAction.add(run, release);
        }
        logLink(log, release);
        return release;
    }

    private static GitLabClient client(GitLabServer server, ProjectOptions options, Run<?, ?> run, BuildLog log)
            throws ReleaseException {
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
