package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.FilePath;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.artifact.JenkinsBuildContent;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.PublishedReleaseAction;
import java.io.IOException;
import java.util.Map;

/**
 * Publishes the release of a build: what the Pipeline step and the post-build action both do, behind their forms.
 * Lets {@link PublishRelease} do the work in the GitLab that {@link GitLabAccess} gives, and leaves the result on the
 * build.
 */
public final class BuildRelease {

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
        JenkinsBuildContent sources = new JenkinsBuildContent(run, workspace);
        PublishedRelease release = GitLabAccess.use(
                options,
                run,
                environment,
                listener,
                access -> new PublishedRelease(new PublishRelease(options, access, sources).publish()));
        if (!options.isDryRun()) {
            PublishedReleaseAction.add(run, release);
        }
        logLink(new BuildLog(listener.getLogger()), release);
        return release;
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
