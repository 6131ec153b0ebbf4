package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import org.junit.jupiter.api.Test;

/** All builds of a controller share the places of a server. */
class ServerTransfersTest {

    private static GitLabServer server(String name, String url, int parallelUploads) {
        GitLabServer server = new GitLabServer(name, url);
        server.setParallelUploads(parallelUploads);
        return server;
    }

    @Test
    void twoEntriesOfOneServerShareItsPlaces() throws Exception {
        ParallelWork one = ServerTransfers.of(server("one", "https://transfers.example.com", 5));
        assertEquals(5, one.places());
        assertSame(one, ServerTransfers.of(server("two", "https://transfers.example.com/", 5)));
    }

    @Test
    void serversHavePlacesOfTheirOwn() throws Exception {
        assertNotSame(
                ServerTransfers.of(server("a", "https://a.transfers.example.com", 5)),
                ServerTransfers.of(server("b", "https://b.transfers.example.com", 5)));
    }

    @Test
    void anotherNumberCountsForBuildsThatStartLater() throws Exception {
        ServerTransfers.of(server("c", "https://c.transfers.example.com", 5));
        assertEquals(
                7,
                ServerTransfers.of(server("c", "https://c.transfers.example.com", 7))
                        .places());
    }
}
