package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Timeouts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServerLimitTest {

    private final GitLabServer server = new GitLabServer("x", "https://gitlab.example.com");

    @ParameterizedTest
    @EnumSource
    void theDefaultIsAllowedAndNotStored(ServerLimit limit) {
        assertNull(limit.problemOf(limit.standard()));
        assertNull(limit.stored(limit.standard()));
        assertEquals(limit.standard(), limit.shown(null));
    }

    @Test
    void anythingButAWholeNumberInRangeIsRefused() {
        assertNull(ServerLimit.READ_TIMEOUT.problemOf(" 3600 "));
        for (String typed : List.of("", "0", "-1", "3601", "1.5", "ten", "99999999999")) {
            assertEquals(
                    "\u201c" + typed + "\u201d cannot be the time without an answer: it is a whole number from 1 to"
                            + " 3600.",
                    ServerLimit.READ_TIMEOUT.problemOf(typed));
        }
    }

    @Test
    void aServerOutOfRangeIsNotSaved() {
        assertNull(GitLabServers.problemOf(List.of(server)));
        server.setParallelUploads(65);
        assertTrue(GitLabServers.problemOf(List.of(server)).contains("the number of parallel uploads"));
        server.setParallelUploads(64);
        server.setConnectTimeout(0);
        assertTrue(GitLabServers.problemOf(List.of(server)).contains("the time to connect"));
    }

    @Test
    void theClientWaitsAsLongAsTheServerSays() {
        assertEquals(Timeouts.standard(), server.timeouts());
        server.setConnectTimeout(5);
        server.setReadTimeout(1200);
        assertEquals(
                new Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1200),
                        Duration.ofSeconds(1205),
                        Duration.ofSeconds(1200)),
                server.timeouts());
    }
}
