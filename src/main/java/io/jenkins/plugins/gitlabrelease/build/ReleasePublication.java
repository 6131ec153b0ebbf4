package io.jenkins.plugins.gitlabrelease.build;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseEngine;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * Completes a user's options with what the build knows and hands them to the engine. Nothing of Jenkins is called from
 * here, so the whole way from an option to a release also runs in tests and examples without it.
 *
 * @param options what the user said
 * @param environment the build's variables
 * @param sources the build's files and changes
 * @param client the server, with the token to use there
 * @param engineOptions how hard the server may be worked
 * @param log where the user reads what is done
 */
public record ReleasePublication(
        ReleaseOptions options,
        Map<String, String> environment,
        BuildSources sources,
        GitLabClient client,
        EngineOptions engineOptions,
        ReleaseLog log) {

    /**
     * Publishes the release.
     *
     * @throws ReleaseException if something is missing or refused, with a message for the user
     * @throws IOException if the build's files could not be listed or read, or GitLab could not be asked for the tag
     */
    public ReleaseResult publish() throws IOException, InterruptedException {
        IfExists ifExists = OptionWord.IF_EXISTS.parse(options.getIfExists());
        ChangelogSource changelog = OptionWord.CHANGELOG.parse(options.getChangelog());
        Instant releasedAt = ReleaseDate.parse("releasedAt", options.getReleasedAt());
        ProjectId project = BuildProject.find(options.getProject(), client.server(), environment);
        RequestedAssets requested = RequestedAssets.of(options, sources);
        String description = RequestedNotes.of(options, changelog, sources);
        String tag = BuildTag.find(options.getTag(), environment, new GitLabTags(client, project));
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
        ReleaseResult result = new ReleaseEngine(client, log, engineOptions).publish(project, request);
        if (requested.needsBuild() && isPublished(result.action())) {
            sources.keep();
            log.line("this build is kept forever, because the release links to its artifacts");
        }
        return result;
    }

    /** Whether GitLab's release is now as it was asked for. */
    private static boolean isPublished(ReleaseAction action) {
        return action != ReleaseAction.SKIPPED && action != ReleaseAction.PLANNED;
    }
}
