package io.jenkins.plugins.gitlabrelease.release.existing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.MutableClock;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clean-up that takes its time, or takes much. */
class LongDeletionTest {

    private static final Instant NOW = Instant.now();

    private final EngineFixture fixture = new EngineFixture();
    private final MutableClock clock = new MutableClock(NOW);

    @BeforeEach
    void publish() {
        for (String tag : List.of("old1", "old2")) {
            fixture.project.addRelease(tag, null, null, NOW.minus(Duration.ofDays(60)));
            fixture.project.addPackageFile("app", tag, tag + ".zip", "x".getBytes(UTF_8));
        }
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Deletes all old releases; once the first package is gone, somebody links to a file of the next one. */
    private void deleteOld(Duration firstTakes) throws Exception {
        GitLabEvents events = new GitLabEvents() {
            private boolean done;

            @Override
            public void request(String method, String path, int status) {
                if (!done && method.equals("DELETE")) {
                    done = true;
                    clock.advance(firstTakes);
                    fixture.project.addRelease("v9", null, null, NOW);
                    fixture.project.addLink("v9", "old", url("old2"), null);
                }
            }
        };
        deletion(events).delete(EngineFixture.PROJECT, new DeletionRule("old*", 0, 0), NOW);
    }

    /** GitLab's own list of releases may be five minutes old. */
    @Test
    void aLinkThatIsNewIsSeenAfterFiveMinutes() throws Exception {
        deleteOld(Duration.ofMinutes(5).plusMillis(1));
        assertEquals(
                List.of("old2.zip"),
                fixture.project.packageFiles().stream()
                        .map(EmulatedPackageFile::fileName)
                        .toList());
        assertTrue(
                fixture.log.contains("kept the package file old2.zip, because the release v9 links to it"),
                fixture.log::toString);
    }

    @Test
    void theLinksAreNotReadForEachRelease() throws Exception {
        deleteOld(Duration.ofMinutes(5));
        assertEquals(
                2,
                fixture.gitlab.requests().stream()
                        .filter(request -> request.method().equals("GET")
                                && request.rawPath().endsWith("/releases"))
                        .count(),
                "all releases, and their links");
    }

    /** What one of them links to is read with the first, when it is still there. */
    @Test
    void ofThreeThatGoNoneKeepsTheFilesOfAnother() throws Exception {
        fixture.project.addRelease("old3", null, null, NOW.minus(Duration.ofDays(50)));
        fixture.project.addPackageFile("app", "old3", "old3.zip", "x".getBytes(UTF_8));
        fixture.project.addLink("old2", "next", url("old3"), null);
        deletion(GitLabEvents.NONE).delete(EngineFixture.PROJECT, new DeletionRule("old*", 0, 0), NOW);
        assertEquals(List.of(), fixture.project.packageFiles(), fixture.log::toString);
    }

    private String url(String tag) {
        return fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/packages/generic/app/" + tag + "/"
                + tag + ".zip";
    }

    private ReleaseDeletion deletion(GitLabEvents events) {
        return new ReleaseDeletion(
                fixture.client(fixture.gitlab.url(), events),
                fixture.log::add,
                new ReleaseDeletion.Options(true, false, false),
                clock);
    }

    @Test
    void ofManyThatStayTwentyAreNamed() throws Exception {
        for (int i = 0; i < 25; i++) {
            fixture.project.addRelease("nightly-x" + (char) ('a' + i), null, null, NOW.minus(Duration.ofDays(70)));
        }
        fixture.project.addRelease("v1.0", null, null, NOW.minus(Duration.ofDays(70)));
        deletion(GitLabEvents.NONE)
                .delete(EngineFixture.PROJECT, new DeletionRule("*", 1, 0, DeletionRule.Order.VERSION), NOW);
        assertTrue(
                fixture.log.contains("kept the release nightly-xa, whose tag has no version to order it by"),
                fixture.log::toString);
        assertTrue(fixture.log.contains("and 5 more releases kept"), fixture.log::toString);
    }
}
