package io.jenkins.plugins.gitlabrelease.release.existing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionRuleTest {

    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    /** In no order, as nothing should depend on GitLab's. */
    private static final List<DeletionRule.Candidate> RELEASES = List.of(
            release("v1.1", 20),
            release("v2.0-rc1", 11),
            release("v1.0", 30),
            release("v2.0", 10),
            release("v3.0", -1));

    private static DeletionRule.Candidate release(String tag, int daysAgo) {
        return release(tag, NOW.minus(Duration.ofDays(daysAgo)), daysAgo < 0);
    }

    private static DeletionRule.Candidate release(String tag, Instant releasedAt, boolean upcoming) {
        return new DeletionRule.Candidate(tag, releasedAt, upcoming);
    }

    private static List<String> tags(DeletionRule selection) {
        return selection.of(RELEASES, NOW).stream()
                .map(DeletionRule.Candidate::tag)
                .toList();
    }

    @Test
    void saysWhatItTakes() {
        assertEquals("releases with tags like v*", new DeletionRule("v*", 0, 0).toString());
        assertEquals("releases older than 1 day, except the newest 2", new DeletionRule(null, 2, 1).toString());
    }

    @Test
    void aPatternAloneTakesAllThatFit() {
        assertEquals(List.of("v2.0-rc1"), tags(new DeletionRule("*-rc*", 0, 0)));
    }

    @Test
    void theOldestComeFirstAndWhatIsStillToComeStays() {
        assertEquals(List.of("v1.0", "v1.1", "v2.0-rc1", "v2.0"), tags(new DeletionRule("*", 0, 0)));
    }

    @Test
    void theNewestStayWhateverTheirAge() {
        assertEquals(List.of("v1.0", "v1.1"), tags(new DeletionRule(null, 2, 0)));
        assertEquals(List.of(), tags(new DeletionRule(null, 4, 1)));
        assertEquals(List.of(), tags(new DeletionRule(null, 40, 0)));
    }

    @Test
    void theNewestOfThoseThatFitAreKept() {
        assertEquals(List.of("v1.0"), tags(new DeletionRule("v1.*", 1, 0)));
    }

    @Test
    void aReleaseHasToBeOlderThanSoManyDays() {
        assertEquals(List.of("v1.0"), tags(new DeletionRule(null, 0, 20)));
        assertEquals(List.of("v1.0", "v1.1"), tags(new DeletionRule(null, 0, 19)));
        assertEquals(List.of("v1.0"), tags(new DeletionRule(null, 2, 25)));
    }

    @Test
    void aReleaseThatGitLabTellsTooLittleOfStays() {
        List<DeletionRule.Candidate> untold =
                List.of(release("v1.0", null, false), release("", NOW.minusSeconds(9), false));
        assertEquals(List.of(), new DeletionRule("*", 0, 0).of(untold, NOW));
    }

    @Test
    void aDateToComeCountsAlthoughGitLabDoesNotSayUpcoming() {
        assertEquals(List.of(), new DeletionRule("*", 0, 0).of(List.of(release("v1", NOW.plusSeconds(1), false)), NOW));
    }

    private static List<String> byVersion(int keep, DeletionRule.Order order, DeletionRule.Candidate... releases) {
        return new DeletionRule(null, keep, 0, order)
                .of(List.of(releases), NOW).stream()
                        .map(DeletionRule.Candidate::tag)
                        .toList();
    }

    @Test
    void aFixOfAnOlderVersionTakesNoPlaceOfAHigherOne() {
        DeletionRule.Candidate[] releases = {release("v2.0", 30), release("v1.9", 40), release("v1.9.1", 2)};
        assertEquals(List.of("v1.9"), byVersion(2, DeletionRule.Order.VERSION, releases));
        assertEquals(List.of("v1.9", "v1.9.1"), byVersion(1, DeletionRule.Order.VERSION, releases));
        assertEquals(List.of(), byVersion(3, DeletionRule.Order.VERSION, releases));
        assertEquals(List.of("v1.9"), byVersion(2, DeletionRule.Order.DATE, releases));
        assertEquals(List.of("v1.9", "v2.0"), byVersion(1, DeletionRule.Order.DATE, releases));
    }

    @Test
    void preReleasesStayUnlessTheyAreWanted() {
        DeletionRule.Candidate[] releases = {
            release("v2.0-rc.2", 1),
            release("v2.0-rc.1", 2),
            release("v1.9", 3),
            release("v1.8", 4),
            release("v1.8-rc.1", 5)
        };
        assertEquals(List.of("v1.8"), byVersion(1, DeletionRule.Order.VERSION, releases));
        assertEquals(
                List.of("v1.8-rc.1", "v1.8", "v1.9"),
                byVersion(2, DeletionRule.Order.VERSION_AND_PRERELEASE, releases));
        assertEquals(
                List.of("v2.0-rc.2", "v2.0-rc.1", "v1.8-rc.1"),
                new DeletionRule(null, 1, 0, DeletionRule.Order.VERSION)
                        .unordered(List.of(releases), NOW).stream()
                                .map(DeletionRule.Candidate::tag)
                                .toList());
    }

    @Test
    void whatHasNoVersionStays() {
        DeletionRule.Candidate[] releases = {
            release("v1.1", 1), release("v1.0", 2), release("nightly", 300), release("stable", 400), release("v3.0", -1)
        };
        assertEquals(List.of("v1.0"), byVersion(1, DeletionRule.Order.VERSION_AND_PRERELEASE, releases));
    }

    @Test
    void everyProductKeepsItsOwn() {
        DeletionRule.Candidate[] releases = {
            release("lib/v1.0", 9),
            release("lib/v1.1", 8),
            release("app/v2.0", 7),
            release("app/v2.1", 6),
            release("tool-7", 5),
            release("1.0", 4),
            release("v1.1", 3),
            release("V0.9", 2)
        };
        assertEquals(
                List.of("lib/v1.0", "app/v2.0", "1.0", "V0.9"), byVersion(1, DeletionRule.Order.VERSION, releases));
    }

    @Test
    void equalVersionsStayTogether() {
        DeletionRule.Candidate[] releases = {release("v1.0", 3), release("1.0.0", 2), release("v0.9", 4)};
        assertEquals(List.of("v0.9"), byVersion(1, DeletionRule.Order.VERSION, releases));
        assertEquals(List.of("v0.9"), byVersion(2, DeletionRule.Order.VERSION, releases));
    }

    @Test
    void byVersionAgeAndPatternCountAsWell() {
        List<DeletionRule.Candidate> releases =
                List.of(release("v2.0", 1), release("v1.1", 20), release("v1.0", 5), release("v0.9", 30));
        DeletionRule rule = new DeletionRule("v*", 1, 10, DeletionRule.Order.VERSION);
        assertEquals(
                List.of("v0.9", "v1.1"),
                rule.of(releases, NOW).stream().map(DeletionRule.Candidate::tag).toList());
        assertEquals("releases with tags like v* older than 10 days, except the highest 1 version", rule.toString());
    }

    @Test
    void byVersionThereHasToBeANumber() {
        DeletionRule rule = new DeletionRule("v*", 0, 0, DeletionRule.Order.VERSION);
        assertEquals(
                "newestBy is semver and orders the releases that keepNewest keeps, and keepNewest is 0. Set keepNewest, or"
                        + " leave newestBy out.",
                assertThrows(ReleaseException.class, rule::check).getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|0|0|Nothing says which releases to delete. Set tagPattern, keepNewest or olderThanDays; tagPattern"
                        + " * alone means all.",
                "*|-1|0|keepNewest is -1. Set it to 0 or more.",
                "*|0|-2|olderThanDays is -2. Set it to 0 or more.",
                "''|5|5|tagPattern is blank once its variables are replaced, so that it would fit no tag. Set the"
                        + " variables, or leave tagPattern out."
            })
    void whatMeansNothingIsRefused(String pattern, int keep, int days, String message) {
        DeletionRule selection = new DeletionRule(pattern, keep, days);
        assertEquals(
                message, assertThrows(ReleaseException.class, selection::check).getMessage());
    }

    @Test
    void oneOfTheThreeIsEnough() {
        assertDoesNotThrow(new DeletionRule("*", 0, 0)::check);
        assertDoesNotThrow(new DeletionRule(null, 1, 0)::check);
        assertDoesNotThrow(new DeletionRule(null, 0, 1)::check);
    }

    @Test
    void saysWhatIsChosen() {
        assertEquals(
                "releases with tags like v1.* older than 30 days, except the newest 5",
                new DeletionRule("v1.*", 5, 30).toString());
        assertEquals("releases older than 1 day", new DeletionRule(null, 0, 1).toString());
    }
}
