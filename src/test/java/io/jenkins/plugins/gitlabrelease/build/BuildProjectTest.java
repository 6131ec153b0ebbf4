package io.jenkins.plugins.gitlabrelease.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildProjectTest {

    private static final ServerUrl GITLAB = ServerUrl.parse("https://gitlab.example.com");

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.example.com, https://gitlab.example.com/group/app.git",
        "https://gitlab.example.com, https://GitLab.Example.com/group/app",
        "https://gitlab.example.com, https://gitlab.example.com:443/group/app/",
        "https://gitlab.example.com, https://oauth2:secret@gitlab.example.com/group/app.git",
        "https://gitlab.example.com, http://gitlab.example.com/group/app.git",
        "https://gitlab.example.com, git@gitlab.example.com:group/app.git",
        "https://gitlab.example.com, gitlab.example.com:group/app",
        "https://gitlab.example.com, ssh://git@gitlab.example.com/group/app.git",
        "https://gitlab.example.com, ssh://git@gitlab.example.com:2222/group/app.git",
        "https://gitlab.example.com, git+ssh://git@gitlab.example.com/group/app.git",
        "https://gitlab.example.com:8443, https://gitlab.example.com:8443/group/app.git",
        "https://gitlab.example.com:8443, git@gitlab.example.com:group/app.git",
        "https://example.com/gitlab, https://example.com/gitlab/group/app.git",
        "https://example.com/gitlab, git@example.com:group/app.git",
        "http://[::1]:8080, http://[::1]:8080/group/app.git",
        "http://[::1]:8080, git@[::1]:group/app.git",
    })
    void repositoriesOfTheServer(String server, String repository) {
        assertEquals("group/app", BuildProject.pathOn(ServerUrl.parse(server), repository));
    }

    @ParameterizedTest
    @CsvSource({
        "https://gitlab.example.com, https://github.com/group/app.git",
        "https://gitlab.example.com, https://gitlab.example.com.evil.org/group/app.git",
        "https://gitlab.example.com, https://gitlab.example.com@evil.org/group/app.git",
        "https://gitlab.example.com, https://gitlab.example.com:8443/group/app.git",
        "https://gitlab.example.com:8443, https://gitlab.example.com/group/app.git",
        "https://example.com/gitlab, https://example.com/group/app.git",
        "https://example.com/gitlab, https://example.com/gitlabs/group/app.git",
        "https://gitlab.example.com, https://gitlab.example.com/app.git",
        "https://gitlab.example.com, /srv/git/group/app.git",
        "https://gitlab.example.com, file:///srv/git/group/app.git",
        "https://gitlab.example.com, C:\\git\\group\\app",
        "https://gitlab.example.com, c:/git/group/app",
        "https://gitlab.example.com, ../group/app",
        "https://gitlab.example.com, 'https://gitlab.example.com/a b'",
    })
    void everythingElse(String server, String repository) {
        assertNull(BuildProject.pathOn(ServerUrl.parse(server), repository));
    }

    @Test
    void whatTheUserSaysWins() throws Exception {
        Map<String, String> environment = Map.of("GIT_URL", "https://gitlab.example.com/group/app.git");
        assertEquals("42", BuildProject.find("42", GITLAB, environment).segment());
        assertEquals("a/b/c", BuildProject.find("a/b/c", GITLAB, environment).segment());
    }

    @Test
    void whatIsNoProjectIsRefused() {
        ReleaseException e = assertThrows(ReleaseException.class, () -> BuildProject.find("app", GITLAB, Map.of()));
        assertTrue(e.getMessage().startsWith("The project \"app\" cannot be used: "), e.getMessage());
    }

    @Test
    void theEventThatStartedTheBuildComesBeforeTheCheckout() throws Exception {
        Map<String, String> environment = Map.of(
                "gitlabTargetRepoHttpUrl", "",
                "gitlabSourceRepoHttpUrl", "https://gitlab.example.com/group/pushed.git",
                "GIT_URL", "https://gitlab.example.com/group/checked-out.git");
        assertEquals(
                "group/pushed", BuildProject.find(null, GITLAB, environment).segment());
    }

    @Test
    void repositoriesOnOtherHostsArePassedOver() throws Exception {
        Map<String, String> environment = Map.of(
                "GIT_URL", "https://github.com/group/mirror.git",
                "GIT_URL_1", "https://github.com/group/mirror.git",
                "GIT_URL_2", "git@gitlab.example.com:group/app.git");
        assertEquals("group/app", BuildProject.find(null, GITLAB, environment).segment());
    }

    @Test
    void noneOnTheServer() {
        Map<String, String> environment = Map.of("GIT_URL", "https://oauth2:secret@github.com/group/app.git");
        ReleaseException e = assertThrows(ReleaseException.class, () -> BuildProject.find(null, GITLAB, environment));
        assertEquals(
                "No project to release in was found: none of the repositories that the build knows "
                        + "(GITLAB_PROJECT_GIT_HTTP_URL, GITLAB_PROJECT_GIT_SSH_URL, gitlabTargetRepoHttpUrl, "
                        + "gitlabTargetRepoSshUrl, gitlabSourceRepoHttpUrl, gitlabSourceRepoSshUrl, GIT_URL) is on "
                        + "https://gitlab.example.com. Set the project, or choose the server it is on.",
                e.getMessage());
    }
}
