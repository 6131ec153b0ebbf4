package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which runs of a tag know of each other, and which of them rely on what one has written. */
@Timeout(60)
class TagRunsTest {

    private final long before = System.nanoTime() - 1;
    private final TagRuns.Member mine = join("v1.0");

    private TagRuns.Member join(String tag) {
        return TagRuns.join("https://gitlab.example.com", "acme/" + hashCode(), tag);
    }

    private static void read(TagRuns.Member run) throws InterruptedException {
        run.beginReading();
        run.endReading();
    }

    @Test
    void aRunDoesNotRelyOnItself() throws Exception {
        read(mine);
        assertFalse(mine.isReliedOn(before));
        assertFalse(mine.isReliedOn(before, "app.zip"));
    }

    @Test
    void whoHasReadSinceReliesOnIt() throws Exception {
        TagRuns.Member other = join("v1.0");
        assertFalse(mine.isReliedOn(before));
        read(other);
        assertTrue(mine.isReliedOn(before));
        assertFalse(mine.isReliedOn(System.nanoTime() + 1));
    }

    @Test
    void whoReadsJustNowReliesOnAll() throws Exception {
        TagRuns.Member other = join("v1.0");
        other.beginReading();
        assertTrue(mine.isReliedOn(Long.MAX_VALUE));
        assertTrue(mine.isReliedOn(Long.MAX_VALUE, "app.zip"));
    }

    @Test
    void ofFilesThoseCountThatTheOtherOneFound() throws Exception {
        TagRuns.Member other = join("v1.0");
        read(other);
        assertTrue(mine.isReliedOn(before, "app.zip"), "nobody knows yet what it needs");
        other.plans(Set.of("app.zip"));
        assertTrue(mine.isReliedOn(before, "app.zip"));
        assertFalse(mine.isReliedOn(before, "tool.zip"));
        assertFalse(mine.isReliedOn(System.nanoTime() + 1, "app.zip"));
    }

    @Test
    void runsOfAnotherTagDoNotMatter() throws Exception {
        read(join("v2.0"));
        assertFalse(mine.isReliedOn(before));
    }

    @Test
    void whoHasFailedNeedsNothing() throws Exception {
        TagRuns.Member other = join("v1.0");
        read(other);
        other.leave(false);
        assertFalse(mine.isReliedOn(before));
    }

    @Test
    void whoHasPublishedCountsUntilAllHaveEnded() throws Exception {
        TagRuns.Member second = join("v1.0");
        read(second);
        second.leave(true);
        TagRuns.Member third = join("v1.0");
        assertTrue(mine.isReliedOn(before), "the second run has published");
        read(third);
        second.leave(false);
        assertTrue(mine.isReliedOn(before), "the third run has read");
        third.leave(true);
        mine.leave(true);
        assertFalse(join("v1.0").isReliedOn(before), "all of them are forgotten");
    }

    @Test
    void whoHasTakenSomethingBackLetsTheOthersRead() throws Exception {
        int[] done = {0};
        Thread first = new Thread(() -> {
            try {
                mine.takingBack(() -> done[0]++);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        first.start();
        first.join();
        TagRuns.Member other = join("v1.0");
        read(other);
        other.takingBack(() -> done[0]++);
        assertEquals(2, done[0]);
    }
}
