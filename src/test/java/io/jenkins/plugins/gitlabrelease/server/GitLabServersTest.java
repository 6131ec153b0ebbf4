package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitLabServersTest {

    private final GitLabServer first = new GitLabServer("first", "https://one.example.com");
    private final GitLabServer second = new GitLabServer("second", "https://two.example.com");

    @Test
    void aGoodListHasNoProblem() {
        assertNull(GitLabServers.problemOf(List.of(first, second)));
        assertNull(GitLabServers.problemOf(List.of()));
    }

    @Test
    void namesAreUniqueAndNotBlank() {
        assertEquals(
                "Two GitLab servers have the name \u201cfirst\u201d. A job chooses its server by name.",
                GitLabServers.problemOf(List.of(first, new GitLabServer(" first ", "https://x.example.com"))));
        assertEquals(
                "Each GitLab server needs a name.",
                GitLabServers.problemOf(List.of(new GitLabServer(" ", "https://x.example.com"))));
    }

    @Test
    void addressesAreChecked() {
        String problem = GitLabServers.problemOf(List.of(new GitLabServer("bad", "gitlab.example.com")));
        assertTrue(problem.startsWith("The GitLab server \u201cbad\u201d cannot be saved. "), problem);
    }

    @Test
    void addressesAreNormalised() throws Exception {
        GitLabServer server = new GitLabServer("x", " https://Example.com/gitlab/api/v4/ ");
        assertEquals("https://example.com/gitlab", server.getUrl());
        assertEquals("https://example.com/gitlab", server.address().toString());
    }

    @Test
    void anAddressThatIsNoneIsKeptForTheFormAndRefusedInABuild() {
        GitLabServer server = new GitLabServer("x", "not a url");
        assertEquals("not a url", server.getUrl());
        ReleaseException e = assertThrows(ReleaseException.class, server::address);
        assertTrue(e.getMessage().startsWith("The GitLab server \"x\" cannot be used: "), e.getMessage());
    }
}
