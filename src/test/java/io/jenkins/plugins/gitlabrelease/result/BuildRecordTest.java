package io.jenkins.plugins.gitlabrelease.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build keeps of its calls: one record for each release, of everything the build did to it. */
class BuildRecordTest {

    private static final String URL = "https://gitlab.example.com/acme/app/-/releases/v1.0";

    private static PublishedRelease call(ReleaseAction action, AssetResult... assets) {
        return call("v1.0", "Version 1", action, assets);
    }

    private static PublishedRelease call(String tag, String name, ReleaseAction action, AssetResult... assets) {
        return new PublishedRelease(
                new ReleaseResult(tag, name, URL, action, Arrays.asList(assets), List.of(), null, false));
    }

    private static AssetResult file(String name, AssetAction action, String sha256) {
        return new AssetResult(name, URL + "/" + name, URL + "/" + name, LinkType.PACKAGE, 3L, sha256, action);
    }

    private static List<PublishedRelease> recordOf(PublishedRelease... calls) {
        List<PublishedRelease> record = List.of();
        for (PublishedRelease call : calls) {
            record = PublishedReleaseAction.merged(record, call);
        }
        return record;
    }

    @Test
    void severalCallsForOneReleaseAreOneRecordWithAllAssets() {
        List<PublishedRelease> record = recordOf(
                call(
                        ReleaseAction.CREATED,
                        file("linux.tgz", AssetAction.UPLOADED, "a"),
                        file("notes.pdf", AssetAction.UPLOADED, "b")),
                call(ReleaseAction.UPDATED, file("windows.zip", AssetAction.UPLOADED, "c")),
                call(ReleaseAction.UNCHANGED, file("linux.tgz", AssetAction.UNCHANGED, "a")));
        assertEquals(1, record.size());
        assertEquals("created", record.get(0).getAction());
        assertEquals(
                List.of("linux.tgz uploaded", "notes.pdf uploaded", "windows.zip uploaded"),
                record.get(0).getAssets().stream()
                        .map(asset -> asset.getName() + " " + asset.getAction())
                        .toList());
    }

    @Test
    void aLaterCallThatSkipsWipesNothing() {
        List<PublishedRelease> record = recordOf(
                call(ReleaseAction.CREATED, file("app.zip", AssetAction.UPLOADED, "a")), call(ReleaseAction.SKIPPED));
        assertEquals("created", record.get(0).getAction());
        assertEquals(1, record.get(0).getAssets().size());
        assertTrue(record.get(0).hasChangedGitLab());
    }

    @Test
    void theLaterBytesOfAnAssetAreKept() {
        PublishedAsset asset = recordOf(
                        call(ReleaseAction.CREATED, file("app.zip", AssetAction.UPLOADED, "old")),
                        call(ReleaseAction.UPDATED, file("app.zip", AssetAction.REPLACED, "new")))
                .get(0)
                .getAssets()
                .get(0);
        assertEquals("new", asset.getSha256());
        assertEquals("replaced", asset.getAction());
    }

    @Test
    void otherReleasesStayApart() {
        assertEquals(
                2,
                recordOf(call(ReleaseAction.CREATED), call("v2.0", "Version 2", ReleaseAction.CREATED))
                        .size());
    }

    @Test
    void aBuildThatChangedNothingHasNotPublished() {
        assertFalse(call(ReleaseAction.SKIPPED).hasChangedGitLab());
        assertFalse(call(ReleaseAction.UNCHANGED).hasChangedGitLab());
        assertTrue(call(ReleaseAction.UPDATED).hasChangedGitLab());
    }

    /** XML 1.0 has no such characters, so that Jenkins could not save the build any more. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "a\u0001b", "a\uFFFEb", "a\uFFFFb", "a\uD800b", "a\uDC00b", "a\u000Bb", "a\u202Eb"})
    void everyTextCanBeSaved(String text) {
        PublishedRelease release = call(text, text, ReleaseAction.CREATED, file(text, AssetAction.UPLOADED, "a"));
        assertEquals("a\uFFFDb", release.getTag());
        assertEquals("a\uFFFDb", release.getName());
        assertEquals("a\uFFFDb", release.getAssets().get(0).getName());
    }

    @Test
    void aDryRunHasUploadedNothing() {
        PublishedRelease plan = call(ReleaseAction.PLANNED, file("app.zip", AssetAction.UPLOADED, "a"));
        assertEquals("planned", plan.getAssets().get(0).getAction());
        assertFalse(plan.hasChangedGitLab());
    }

    @Test
    void saysWhatItIs() {
        PublishedRelease release = call(ReleaseAction.CREATED, file("app.zip", AssetAction.UPLOADED, "a"));
        assertEquals("release v1.0 (created, 1 asset) " + URL, release.toString());
        assertEquals(
                "app.zip (uploaded) " + URL + "/app.zip",
                release.getAssets().get(0).toString());
    }
}
