package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/**
 * The release as GitLab has it after the run.
 *
 * @param tag the Git tag, which identifies the release within its project
 * @param name the release's title
 * @param url the release's page; null if GitLab did not say
 * @param action what this run did
 * @param assets every asset of the request, in its order
 * @param milestones titles, in GitLab's order
 * @param releasedAt when it counts as released; null if GitLab did not say
 * @param upcoming whether {@code releasedAt} lies in the future
 */
public record ReleaseResult(
        String tag,
        String name,
        @CheckForNull String url,
        ReleaseAction action,
        List<AssetResult> assets,
        List<String> milestones,
        @CheckForNull Instant releasedAt,
        boolean upcoming) {

    public ReleaseResult {
        assets = List.copyOf(assets);
        milestones = List.copyOf(milestones);
    }
}
