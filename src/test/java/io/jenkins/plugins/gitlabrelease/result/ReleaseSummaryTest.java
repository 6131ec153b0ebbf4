package io.jenkins.plugins.gitlabrelease.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseSummaryTest {

    private static final String URL = "https://gitlab.example.com/group/app/-/releases/v1.0";

    private final PublishedRelease release = ReleaseResults.release(
            "v1.0",
            "Version 1",
            URL,
            ReleaseResults.file("app.zip", URL + "/downloads/app.zip", 3),
            ReleaseResults.link("Manual", "https://docs.example.com/"));

    private static ReleaseSummary seen(PublishedRelease release, Duration afterItsDate) {
        return new ReleaseSummary(release, Clock.fixed(ReleaseResults.RELEASED_AT.plus(afterItsDate), ZoneOffset.UTC));
    }

    @Test
    void showsWhatWasPublished() {
        ReleaseSummary summary = seen(release, Duration.ZERO);
        assertEquals("Version 1", summary.getName());
        assertEquals("v1.0", summary.getTag());
        assertEquals(URL, summary.getLink());
        assertEquals("created", summary.getDone());
        assertEquals(Date.from(ReleaseResults.RELEASED_AT), summary.getDate());
        assertEquals("1.0", summary.getMilestones());
        ReleaseSummary.Asset file = summary.getAssets().get(0);
        assertEquals("app.zip", file.getName());
        assertEquals(URL + "/downloads/app.zip", file.getLink());
        assertEquals("package", file.getType());
        assertEquals(3L, file.getBytes());
        assertEquals("abc", file.getSha256());
        assertEquals("uploaded", file.getDone());
        assertNull(summary.getAssets().get(1).getBytes());
    }

    @Test
    void aTagThatIsTheNameIsNotRepeated() {
        assertNull(new ReleaseSummary(ReleaseResults.release("v1.0", "v1.0", URL)).getTag());
    }

    /** A page that is opened a year later must not promise the release for last year. */
    @Test
    void upcomingEndsWithTheDate() {
        assertTrue(seen(release, Duration.ofSeconds(-1)).isUpcoming());
        assertFalse(seen(release, Duration.ofSeconds(1)).isUpcoming());
    }

    @Test
    void gitLabNeedNotTellADate() {
        ReleaseSummary summary = new ReleaseSummary(new PublishedRelease(
                new ReleaseResult("v1.0", "v1.0", null, ReleaseAction.UPDATED, List.of(), List.of(), null, true)));
        assertNull(summary.getDate());
        assertTrue(summary.isUpcoming());
        assertNull(summary.getLink());
        assertNull(summary.getMilestones());
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//example.com/", ""})
    void nothingButWebPagesIsLinkedTo(String url) {
        ReleaseSummary summary =
                new ReleaseSummary(ReleaseResults.release("v1.0", "v1.0", url, ReleaseResults.link("x", url)));
        assertNull(summary.getLink());
        assertNull(summary.getAssets().get(0).getLink());
    }

    @Test
    void manyAssetsAreFolded() {
        AssetResult asset = ReleaseResults.file("app.zip", URL, 3);
        assertFalse(new ReleaseSummary(ReleaseResults.release(
                        "v1.0", "v1.0", URL, Collections.nCopies(10, asset).toArray(AssetResult[]::new)))
                .isLong());
        assertTrue(new ReleaseSummary(ReleaseResults.release(
                        "v1.0", "v1.0", URL, Collections.nCopies(11, asset).toArray(AssetResult[]::new)))
                .isLong());
    }

    @Test
    void veryManyAssetsHaveAFilter() {
        AssetResult asset = ReleaseResults.file("app.zip", URL, 3);
        assertFalse(new ReleaseSummary(ReleaseResults.release(
                        "v1.0", "v1.0", URL, Collections.nCopies(20, asset).toArray(AssetResult[]::new)))
                .isFiltered());
        assertTrue(new ReleaseSummary(ReleaseResults.release(
                        "v1.0", "v1.0", URL, Collections.nCopies(21, asset).toArray(AssetResult[]::new)))
                .isFiltered());
    }

    /** What a build can have kept has words of its own, all but the plan, which no build keeps. */
    @ParameterizedTest
    @EnumSource(value = ReleaseAction.class, mode = EnumSource.Mode.EXCLUDE, names = "PLANNED")
    void everyActionHasAText(ReleaseAction action) {
        assertNotEquals("", ReleaseSummary.wordsFor(action.word()));
        assertEquals(
                action == ReleaseAction.SKIPPED,
                !ReleaseSummary.wordsFor(action.word()).equals(action.word()));
    }

    @ParameterizedTest
    @EnumSource(AssetAction.class)
    void everyActionOnAnAssetHasAText(AssetAction action) {
        assertEquals(
                action == AssetAction.REUSED,
                !ReleaseSummary.wordsFor(action.word()).equals(action.word()));
    }

    @Test
    void aWordOfAnotherVersionIsShownAsItIs() {
        assertEquals("mirrored", ReleaseSummary.wordsFor("mirrored"));
        assertEquals("mirrored", ReleaseSummary.wordsFor("mirrored"));
    }
}
