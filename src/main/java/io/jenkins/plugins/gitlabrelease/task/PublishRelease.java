package io.jenkins.plugins.gitlabrelease.task;

import io.jenkins.plugins.gitlabrelease.artifact.BuildContent;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.option.ChangelogSource;
import io.jenkins.plugins.gitlabrelease.option.ChoiceOption;
import io.jenkins.plugins.gitlabrelease.option.ReleaseDate;
import io.jenkins.plugins.gitlabrelease.option.ReleaseOptions;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.publish.ReleaseEngine;
import java.io.IOException;
import java.time.Instant;

/**
 * Completes a user's options with what the build knows and hands them to the engine. Nothing of Jenkins is called from
 * here, so the whole way from an option to a release also runs in tests and examples without it.
 *
 * @param options what the user said
 * @param access where to publish it
 * @param sources the build's files and changes
 */
public record PublishRelease(ReleaseOptions options, ProjectAccess access, BuildContent sources) {

    /**
     * Publishes the release.
     *
     * @throws ReleaseException if something is missing or refused, with a message for the user
     * @throws IOException if the build's files could not be listed or read, or GitLab could not be asked for the tag
     */
    public ReleaseResult publish() throws IOException, InterruptedException {
        IfExists ifExists = ChoiceOption.IF_EXISTS.parse(options.getIfExists());
        ChangelogSource changelog = ChoiceOption.CHANGELOG.parse(options.getChangelog());
        Instant releasedAt = ReleaseDate.parse("releasedAt", options.getReleasedAt());
        ProjectId project = access.project();
        RequestedAssets requested = RequestedAssets.of(options, sources);
        String description = RequestedNotes.of(options, changelog, sources);
        String tag = access.tag(options.getTag());
        ReleaseRequest request = ReleaseRequest.of(tag)
                .ref(options.getRef())
                .tagMessage(options.getTagMessage())
                .name(options.getName())
                .description(description)
                .gitlabChangelog(changelog == ChangelogSource.GITLAB)
                .milestones(options.getMilestones())
                .releasedAt(releasedAt)
                .packageName(options.getPackageName())
                .packageVersion(options.getPackageVersion())
                .assets(requested.uploads())
                .checksums(options.isChecksums())
                .links(requested.links())
                .ifExists(ifExists)
                .prune(options.isPrune())
                .evidence(options.isEvidence())
                .dryRun(options.isDryRun())
                .build();
        ReleaseResult result =
                new ReleaseEngine(access.client(), access.log(), access.engine()).publish(project, request);
        if (requested.needsBuild() && isPublished(result.action())) {
            sources.keep();
            access.log().line("this build is kept forever, because the release links to its artifacts");
        }
        return result;
    }

    /** Whether GitLab's release is now as it was asked for. */
    private static boolean isPublished(ReleaseAction action) {
        return action != ReleaseAction.SKIPPED && action != ReleaseAction.PLANNED;
    }
}
