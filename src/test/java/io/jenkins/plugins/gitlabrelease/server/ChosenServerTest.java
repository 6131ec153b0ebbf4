package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenServerTest {

    private final GitLabServer first = new GitLabServer("first", "https://one.example.com");
    private final GitLabServer second = new GitLabServer("second", "https://two.example.com");

    @Test
    void theFirstIsTheDefault() throws Exception {
        assertSame(first, GitLabServers.choose(List.of(first, second), null));
    }

    @Test
    void oneIsFoundByItsName() throws Exception {
        assertSame(second, GitLabServers.choose(List.of(first, second), "second"));
    }

    @Test
    void withoutAnyItIsGitLabCom() throws Exception {
        assertEquals("https://gitlab.com", GitLabServers.choose(List.of(), null).getUrl());
        assertEquals(
                "https://gitlab.com",
                GitLabServers.choose(List.of(), "GitLab.com").getUrl());
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        ReleaseException e =
                assertThrows(ReleaseException.class, () -> GitLabServers.choose(List.of(first, second), "third"));
        assertEquals(
                "No GitLab server is named \"third\"; the configured ones are \"first\", \"second\". "
                        + "Servers are configured under Manage Jenkins, System, GitLab Release servers.",
                e.getMessage());
    }

    @Test
    void othersComeAfterwards() {
        GitLabServer third = new GitLabServer("third", "https://three.example.com");
        assertEquals(List.of(first, second, third), GitLabServers.joined(List.of(first), List.of(second, third)));
        assertEquals(List.of(second), GitLabServers.joined(List.of(), List.of(second)));
    }

    @Test
    void ofTwoWithOneNameOrAddressTheFormerStays() {
        GitLabServer sameName = new GitLabServer("first", "https://other.example.com");
        GitLabServer sameAddress = new GitLabServer("other", "https://ONE.example.com/api/v4/");
        assertEquals(
                List.of(first, second),
                GitLabServers.joined(List.of(first), List.of(sameName, sameAddress, second, second)));
    }

    @Test
    void ownServersStayAsTheyAre() {
        GitLabServer twin = new GitLabServer("twin", "https://one.example.com");
        assertEquals(List.of(first, twin), GitLabServers.joined(List.of(first, twin), List.of()));
    }

    @Test
    void halfConfiguredServersOfOthersAreNotOffered() {
        assertEquals(
                List.of(first),
                GitLabServers.joined(
                        List.of(first),
                        List.of(new GitLabServer("", "https://two.example.com"), new GitLabServer("blank", " "))));
    }
}
