package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.HyperlinkNote;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.gitlabrelease.artifact.BuildContent;
import io.jenkins.plugins.gitlabrelease.artifact.JenkinsBuildContent;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.ReleaseDate;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.ChangelogSource;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions.PackageVisibility;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.LongNotes;
import io.jenkins.plugins.gitlabrelease.release.NotesMode;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetOrigins;
import io.jenkins.plugins.gitlabrelease.release.plan.Problems;
import io.jenkins.plugins.gitlabrelease.release.publish.ReleaseEngine;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.PublishedReleaseAction;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Publishes the release of a build: what the Pipeline step and the post-build action both do, behind their forms. The
 * record completes a user's options with what the build knows and hands them to the engine; it calls nothing of Jenkins, so
 * the whole way from an option to a release also runs in tests and examples. {@link #inBuild} is the way there from a build.
 *
 * @param options what the user said
 * @param access where to publish it
 * @param content the build's files and changes
 */
@Restricted(NoExternalUse.class)
public record PublishRelease(ReleaseOptions options, ProjectAccess access, BuildContent content) {

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
    public static PublishedRelease inBuild(
            ReleaseOptions options,
            Run<?, ?> run,
            @CheckForNull FilePath workspace,
            EnvVars environment,
            TaskListener listener)
            throws IOException, InterruptedException {
        AssetOrigins.SHARED.keepIn(
                Jenkins.get().getRootDir().toPath().resolve("io.jenkins.plugins.gitlabrelease.asset-origins.jsonl"));
        PublishedRelease release = ProjectAccess.use(options, run, environment, listener, access -> {
            BuildContent content =
                    new JenkinsBuildContent(run, workspace, ChosenTransfer.of(options, access, workspace));
            return new PublishedRelease(new PublishRelease(options, access, content).publish());
        });
        if (!options.isDryRun()) {
            PublishedReleaseAction.add(run, release);
        }
        logLink(new BuildLog(listener.getLogger()), release);
        return release;
    }

    private static void logLink(BuildLog log, PublishedRelease release) {
        String text = "Release " + release.getTag() + " " + release.getAction() + ": ";
        String page = release.getUrl();
        if (page != null && release.hasWebUrl()) {
            log.line(text, " " + HyperlinkNote.encodeTo(page, HarmlessText.logLine(page)));
        } else if (release.getName().equals(release.getTag())) {
            log.line("Release " + release.getTag() + " " + release.getAction());
        } else {
            log.line(text + release.getName());
        }
    }

    /**
     * Publishes the release.
     *
     * @throws ReleaseException if something is missing or refused, with a message for the user
     * @throws IOException if the build's files could not be listed or read, or GitLab could not be asked for the tag
     */
    public ReleaseResult publish() throws IOException, InterruptedException {
        Variables variables = access.variables();
        IfExists ifExists = ChoiceOption.IF_EXISTS.parse(variables.inText(options.getIfExists()));
        NotesMode notes = ChoiceOption.NOTES.parse(variables.inText(options.getNotes()));
        LongNotes longNotes = ChoiceOption.NOTES_TOO_LONG.parse(variables.inText(options.getNotesTooLong()));
        ChangelogSource changelog = ChoiceOption.CHANGELOG.parse(variables.inText(options.getChangelog()));
        PackageVisibility visibility = ChoiceOption.PACKAGE_STATUS.parse(variables.inText(options.getPackageStatus()));
        ProjectId project = access.project();
        String tag = access.tag(options.getTag());
        List<ReleaseException> wrong = new ArrayList<>();
        Instant releasedAt = read(
                        () -> ReleaseDate.parse("releasedAt", variables.inText(options.getReleasedAt())), wrong)
                .orElse(null);
        Optional<RequestedAssets> assets = read(() -> RequestedAssets.of(options, variables, content, tag), wrong);
        String description = read(
                        () -> new RequestedNotes(options, access, content, longNotes).of(changelog, tag), wrong)
                .orElse(null);
        refuse(wrong, tag);
        RequestedAssets requested = assets.orElseThrow();
        ReleaseRequest request = new ReleaseRequest(
                new ReleaseRequest.Target(
                        tag, variables.in("ref", options.getRef()), variables.inText(options.getTagMessage())),
                new ReleaseRequest.Details(
                        variables.in("name", options.getName()),
                        description,
                        changelog == ChangelogSource.GITLAB,
                        notes,
                        longNotes,
                        variables.inTitles("milestones", options.getMilestones()),
                        releasedAt),
                new ReleaseRequest.Files(
                        requested.uploads(),
                        variables.in("packageName", options.getPackageName()),
                        variables.in("packageVersion", options.getPackageVersion()),
                        visibility.status(),
                        options.isChecksums()),
                requested.links(),
                new ReleaseRequest.Behaviour(
                        ifExists,
                        options.isPrune(),
                        options.isEvidence(),
                        options.isDryRun(),
                        options.isCreateMilestones(),
                        options.isCloseMilestones()));
        ReleaseResult result =
                new ReleaseEngine(access.client(), access.log(), access.transfers()).publish(project, request);
        if (requested.needsBuild() && isPublished(result.action())) {
            content.keep();
            access.log().line("this build is kept forever, because the release links to its artifacts");
        }
        return result;
    }

    /** A part of what the options ask for, which can be wrong by itself. */
    @FunctionalInterface
    private interface Part<T> {
        @CheckForNull
        T read() throws IOException, InterruptedException;
    }

    private static <T> Optional<T> read(Part<T> part, List<ReleaseException> wrong)
            throws IOException, InterruptedException {
        try {
            return Optional.ofNullable(part.read());
        } catch (ReleaseException e) {
            wrong.add(e);
            return Optional.empty();
        }
    }

    private static void refuse(List<ReleaseException> wrong, String tag) throws ReleaseException {
        if (wrong.size() == 1) {
            throw wrong.get(0);
        }
        Problems problems = new Problems(tag);
        wrong.forEach(each -> problems.add(each.getMessage()));
        if (!problems.isEmpty()) {
            throw problems.asException(wrong.get(0));
        }
    }

    /** Whether GitLab's release is now as it was asked for. */
    private static boolean isPublished(ReleaseAction action) {
        return action != ReleaseAction.SKIPPED && action != ReleaseAction.PLANNED;
    }
}
