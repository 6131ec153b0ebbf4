package io.jenkins.plugins.gitlabrelease.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenReleasesTest {

    private final SeenReleases seen = new SeenReleases("https://gitlab.example.com group/app *");

    private static Release release(String tag, int day, boolean upcoming) {
        Instant created = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
        return new Release(tag, null, null, null, created, created, upcoming, null, null, null, null, null, null, null);
    }

    private static Release release(String tag, int day) {
        return release(tag, day, false);
    }

    /** What a poll does if Jenkins takes every build. */
    private List<String> poll(Release... listed) {
        List<Release> published = seen.published(List.of(listed));
        published.forEach(seen::markSeen);
        seen.noteUpcoming(List.of(listed));
        return published.stream().map(Release::tagName).toList();
    }

    @Test
    void whatWasThereAtFirstIsNotNew() {
        seen.begin(List.of(release("v2", 2), release("v1", 1)));
        assertEquals(List.of(), poll(release("v2", 2), release("v1", 1)));
    }

    @Test
    void eachNewOneIsNewOnceTheOldestFirst() {
        seen.begin(List.of(release("v1", 1)));
        assertEquals(List.of("v2", "v3"), poll(release("v3", 3), release("v2", 2), release("v1", 1)));
        assertEquals(List.of(), poll(release("v3", 3), release("v2", 2), release("v1", 1)));
    }

    @Test
    void ofOneMillisecondTheOneThatIsListedLastIsTheOldest() {
        seen.begin(List.of());
        assertEquals(List.of("v1", "v2", "v3"), poll(release("v3", 3), release("v2", 3), release("v1", 3)));
    }

    @Test
    void theFirstReleaseOfAProjectIsNew() {
        seen.begin(List.of());
        assertEquals(List.of("v1"), poll(release("v1", 1)));
    }

    @Test
    void anOldOneThatMovesUpSinceOthersAreDeletedIsNotNew() {
        seen.begin(List.of(release("v5", 5)));
        assertEquals(List.of(), poll(release("v3", 3)));
    }

    @Test
    void oneThatIsCreatedAgainIsNotNew() {
        seen.begin(List.of(release("v1", 1)));
        assertEquals(List.of("v2"), poll(release("v2", 2)));
        assertEquals(List.of(), poll());
        assertEquals(List.of(), poll(release("v2", 4)));
    }

    @Test
    void anUpcomingOneIsNewWhenItsTimeComes() {
        seen.begin(List.of(release("soon", 1, true), release("v2", 2)));
        assertEquals(List.of(), poll(release("later", 3, true), release("v2", 2), release("soon", 1, true)));
        assertEquals(List.of("soon", "later"), seen.upcoming());
        assertEquals(List.of("soon"), poll(release("later", 3, true), release("v2", 2), release("soon", 1)));
        assertEquals(List.of("later"), poll(release("later", 3), release("soon", 1)));
        assertEquals(List.of(), poll(release("later", 3), release("soon", 1)));
        assertEquals(List.of(), seen.upcoming());
    }

    @Test
    void oneThatIsPutOffAfterItsBuildIsNotNewAgain() {
        seen.begin(List.of());
        assertEquals(List.of("v1"), poll(release("v1", 1)));
        assertEquals(List.of(), poll(release("v1", 1, true)));
        assertEquals(List.of(), poll(release("v1", 1)));
    }

    @Test
    void oneThatJenkinsDidNotTakeStaysNew() {
        seen.begin(List.of());
        assertEquals(1, seen.published(List.of(release("v1", 1))).size());
        assertEquals(List.of("v1"), poll(release("v1", 1)));
    }

    @Test
    void itIsOfOneSource() {
        assertTrue(seen.isOf("https://gitlab.example.com group/app *"));
        assertFalse(seen.isOf("https://gitlab.example.com group/app v1.*"));
    }

    @Test
    void itDoesNotGrowForEver() {
        seen.begin(List.of());
        IntStream.range(0, SeenReleases.MAX_KEPT + 5).forEach(i -> seen.markSeen(release("v" + i, i)));
        assertFalse(seen.knows(release("v4", 4)));
        assertTrue(seen.knows(release("v5", 5)));
    }
}
