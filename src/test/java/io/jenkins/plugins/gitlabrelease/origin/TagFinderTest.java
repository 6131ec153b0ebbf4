package io.jenkins.plugins.gitlabrelease.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagFinderTest {

    private static final String SHA = "4e2d1f0a7c3b5d6e8f90a1b2c3d4e5f607182930";
    private static final TagFinder.TagsAtCommit NOT_ASKED = sha -> {
        throw new AssertionError("GitLab must not be asked");
    };

    private final List<BuildRepository> repositories = new ArrayList<>();

    private String find(String explicit, Map<String, String> environment, TagFinder.TagsAtCommit gitlab)
            throws Exception {
        BuildCommit commit = BuildCommit.of(
                new BuildOrigin(environment, repositories),
                ServerUrl.parse("https://gitlab.example.com"),
                ProjectId.of("group/app"));
        return TagFinder.find(explicit, environment, commit, gitlab);
    }

    @Test
    void whatTheUserSaysWins() throws Exception {
        assertEquals("v9", find("v9", Map.of("TAG_NAME", "v1"), NOT_ASKED));
    }

    @Test
    void multibranchTag() throws Exception {
        assertEquals(
                "lib/v1.2+b3",
                find(null, Map.of("TAG_NAME", "lib/v1.2+b3", "GIT_BRANCH", "refs/tags/other"), NOT_ASKED));
    }

    /** As a file of Windows has it. */
    @Test
    void whatCannotBeSeenAroundATagIsNoPartOfIt() throws Exception {
        assertEquals("v9", find("\uFEFFv9\r\n", Map.of(), NOT_ASKED));
        assertEquals("v 9", find("\u00a0v 9\u200b", Map.of(), NOT_ASKED));
    }

    @Test
    void theRefOfATagAsItsName() throws Exception {
        assertEquals("v1.0", find(null, Map.of("TAG_NAME", "refs/tags/v1.0"), NOT_ASKED));
    }

    @Test
    void pushOfATag() throws Exception {
        Map<String, String> environment = Map.of(
                "gitlabActionType", "TAG_PUSH",
                "gitlabBranch", "refs/tags/v1.0",
                "gitlabSourceBranch", "refs/tags/v1.0",
                "gitlabTargetBranch", "refs/tags/v1.0");
        assertEquals("v1.0", find(null, environment, NOT_ASKED));
    }

    @Test
    void pushOfABranchIsNoTag() {
        Map<String, String> environment = Map.of("gitlabActionType", "PUSH", "gitlabSourceBranch", "main");
        assertThrows(ReleaseException.class, () -> find(null, environment, NOT_ASKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/tags/lib/v1.0", "tags/lib/v1.0"})
    void checkoutOfATag(String gitBranch) throws Exception {
        assertEquals("lib/v1.0", find(null, Map.of("GIT_BRANCH", gitBranch), NOT_ASKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin/tags/v1.0", "origin/main", "detached", "tags/", ""})
    void checkoutOfABranchAsksForTheCommitsTag(String gitBranch) throws Exception {
        Map<String, String> environment = Map.of("GIT_BRANCH", gitBranch, "GIT_COMMIT", SHA);
        assertEquals("v2", find(null, environment, sha -> SHA.equals(sha) ? List.of("v2") : List.of()));
    }

    @Test
    void noTagAnywhere() {
        Map<String, String> environment = Map.of("GIT_BRANCH", "origin/main", "GIT_COMMIT", SHA);
        ReleaseException e = assertThrows(ReleaseException.class, () -> find(null, environment, sha -> List.of()));
        assertEquals(
                "No tag to release was found: TAG_NAME is not set, no GitLab tag push started the build, GIT_BRANCH is "
                        + "origin/main and not refs/tags/..., no tag in GitLab points at GIT_COMMIT " + SHA
                        + ". Run the build for a tag, or set the tag to release.",
                e.getMessage());
    }

    @Test
    void nothingToGoBy() {
        ReleaseException e = assertThrows(ReleaseException.class, () -> find(null, Map.of(), NOT_ASKED));
        assertEquals(
                "No tag to release was found: TAG_NAME is not set, no GitLab tag push started the build, GIT_BRANCH is "
                        + "not set, GIT_COMMIT is not set and no checkout of group/app with Git is known. Run the build for a "
                        + "tag, or set the tag to release.",
                e.getMessage());
    }

    @Test
    void aCheckoutTellsTheCommit() throws Exception {
        repositories.add(new BuildRepository(
                BuildRepository.Origin.CHECKOUT, List.of("git@gitlab.example.com:group/app.git"), SHA));
        assertEquals("v2", find(null, Map.of(), sha -> SHA.equals(sha) ? List.of("v2") : List.of()));
        String message = assertThrows(ReleaseException.class, () -> find(null, Map.of(), sha -> List.of()))
                .getMessage();
        assertEquals(
                "No tag to release was found: TAG_NAME is not set, no GitLab tag push started the build, GIT_BRANCH is "
                        + "not set, no tag in GitLab points at the commit " + SHA
                        + " that Git has checked out. Run the "
                        + "build for a tag, or set the tag to release.",
                message);
    }

    @Test
    void severalTagsAtTheCommit() {
        ReleaseException e = assertThrows(
                ReleaseException.class,
                () -> find(null, Map.of("GIT_COMMIT", SHA), sha -> List.of("v2", "v1", "latest")));
        assertEquals(
                "Which tag to release is not clear: latest, v1, v2 all point at the build's commit " + SHA
                        + ". Set the tag to release.",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0", "refs/tags/v1.0", "tags/v1.0", " v1.0 "})
    void aRefIsItsTag(String given) throws Exception {
        assertEquals("v1.0", TagFinder.named(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", ".", "..", "refs/tags/", "tags/..", "v1\uD800", ""})
    void whatNoTagCanBeCalledIsRefused(String given) {
        ReleaseException e = assertThrows(ReleaseException.class, () -> TagFinder.named(given));
        assertTrue(e.getMessage().contains("no tag of Git can have that name"), e.getMessage());
    }
}
