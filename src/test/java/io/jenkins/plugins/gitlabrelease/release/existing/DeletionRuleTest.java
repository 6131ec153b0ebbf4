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
                "releases with tags like v1.* older than 30 days, but for the newest 5",
                new DeletionRule("v1.*", 5, 30).toString());
        assertEquals("releases older than 1 day", new DeletionRule(null, 0, 1).toString());
    }
}
