package io.jenkins.plugins.gitlabrelease.result;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Results of the engine, for tests of what becomes of them. */
final class ReleaseResults {

    static final Instant RELEASED_AT = Instant.parse("2026-08-01T10:00:00Z");

    private ReleaseResults() {}

    static PublishedRelease release(String tag, String name, String url, AssetResult... assets) {
        return new PublishedRelease(new ReleaseResult(
                tag, name, url, ReleaseAction.CREATED, Arrays.asList(assets), List.of("1.0"), RELEASED_AT, true));
    }

    static AssetResult file(String name, String url, long size) {
        return new AssetResult(name, url, url, LinkType.PACKAGE, size, "abc", AssetAction.UPLOADED);
    }

    static AssetResult link(String name, String url) {
        return new AssetResult(name, url, url, LinkType.OTHER, null, null, AssetAction.LINKED);
    }
}
