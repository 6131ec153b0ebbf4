package io.jenkins.plugins.gitlabrelease.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildCommitTest {

    private static final ServerUrl GITLAB = ServerUrl.parse("https://gitlab.example.com");

    private final Map<String, String> environment = new HashMap<>();
    private final List<BuildRepository> repositories = new ArrayList<>();

    private void know(BuildRepository.Origin origin, String path, String commit) {
        repositories.add(new BuildRepository(origin, List.of("https://gitlab.example.com/" + path), commit));
    }

    private BuildCommit find(String project) {
        return BuildCommit.of(new BuildOrigin(environment, repositories), GITLAB, ProjectId.of(project));
    }

    @Test
    void theSurestSourceComesFirst() {
        know(BuildRepository.Origin.CHECKOUT, "group/app.git", "ccc");
        assertEquals(new BuildCommit("ccc", "the commit ccc that Git has checked out"), find("group/app"));
        know(BuildRepository.Origin.MULTIBRANCH_SOURCE, "group/app.git", "bbb");
        assertEquals(new BuildCommit("bbb", "the commit bbb of the multibranch source"), find("group/app"));
        environment.put("GIT_COMMIT", "aaa");
        assertEquals(new BuildCommit("aaa", "GIT_COMMIT aaa"), find("group/app"));
    }

    @Test
    void otherProjectsAreLeftAlone() {
        know(BuildRepository.Origin.MULTIBRANCH_SOURCE, "group/other", "aaa");
        know(BuildRepository.Origin.CHECKOUT, "group/library", "bbb");
        know(BuildRepository.Origin.CHECKOUT, "Group/App", "ccc");
        assertEquals("ccc", find("group/app").sha());
    }

    @Test
    void aNumberIsAnyProjectOfTheServer() {
        know(BuildRepository.Origin.CHECKOUT, "group/app", "aaa");
        assertEquals("aaa", find("42").sha());
    }

    @Test
    void aMergeHasNoCommitBeforeItsCheckout() {
        know(BuildRepository.Origin.MULTIBRANCH_SOURCE, "group/app", null);
        know(BuildRepository.Origin.CHECKOUT, "group/app", "aaa");
        know(BuildRepository.Origin.CHECKOUT, "group/app", "aaa");
        assertEquals("aaa", find("group/app").sha());
    }

    @Test
    void severalAreNotClear() {
        know(BuildRepository.Origin.CHECKOUT, "group/app", "bbb");
        know(BuildRepository.Origin.CHECKOUT, "group/app", "aaa");
        assertEquals(
                new BuildCommit(
                        null, "GIT_COMMIT is not set and Git has checked out several commits of group/app (aaa, bbb)"),
                find("group/app"));
    }
}
