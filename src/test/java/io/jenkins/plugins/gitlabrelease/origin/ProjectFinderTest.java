package io.jenkins.plugins.gitlabrelease.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFinderTest {

    private static final ServerUrl GITLAB = ServerUrl.parse("https://gitlab.example.com");

    private final Map<String, String> environment = new HashMap<>();
    private final List<BuildRepository> repositories = new ArrayList<>();

    private static BuildRepository source(String... urls) {
        return new BuildRepository(BuildRepository.Origin.MULTIBRANCH_SOURCE, List.of(urls), null);
    }

    private static BuildRepository checkout(String... urls) {
        return new BuildRepository(BuildRepository.Origin.CHECKOUT, List.of(urls), null);
    }

    private String find(String explicit) throws ReleaseException {
        return new ProjectFinder(GITLAB, new BuildOrigin(environment, repositories))
                .find(explicit)
                .segment();
    }

    private String refusal(String explicit) {
        return assertThrows(ReleaseException.class, () -> find(explicit)).getMessage();
    }

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
        "http://gitlab_web:8080, http://gitlab_web:8080/group/app.git",
        "https://gitlab.example.com, https://ci:pa{ss}w^rd|@gitlab.example.com/group/app.git",
        "https://gitlab.example.com, https://ci:a@b@gitlab.example.com/group/app.git",
        "https://gitlab.com, ssh://git@altssh.gitlab.com:443/group/app.git",
        "https://gitlab.example.com, git@ssh.gitlab.example.com:group/app.git",
        "https://gitlab.example.com, [git@gitlab.example.com:2222]:group/app.git",
        "https://gitlab.example.com, jane@corp@gitlab.example.com:group/app.git",
        "https://example.com/gitlab, https://example.com/gitlab//group/app.git",
    })
    void repositoriesOfTheServer(String server, String repository) {
        assertEquals(List.of("group/app"), checkout(repository).projectsOn(ServerUrl.parse(server)));
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
        "https://gitlab.example.com, https://ssh.gitlab.example.com/group/app.git",
        "https://gitlab.example.com, git@sshgitlab.example.com:group/app.git",
        "https://gitlab.example.com, https://u:p#s@gitlab.example.com/group/app.git",
    })
    void everythingElse(String server, String repository) {
        assertEquals(List.of(), checkout(repository).projectsOn(ServerUrl.parse(server)));
    }

    @Test
    void whatTheUserSaysWins() throws Exception {
        environment.put("GIT_URL", "https://gitlab.example.com/group/app.git");
        assertEquals("42", find("42"));
        assertEquals("a/b/c", find("a/b/c"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group/app",
                "group/app.git",
                "/group/app/",
                "https://gitlab.example.com/group/app",
                "https://gitlab.example.com/group/app.git",
                "https://gitlab.example.com/group/app/-/releases",
                "https://gitlab.example.com/group/app/-/tree/main?ref_type=heads",
                "https://oauth2:secret@gitlab.example.com/group/app.git",
                "git@gitlab.example.com:group/app.git",
                "ssh://git@ssh.gitlab.example.com:2222/group/app.git",
                "group%2Fapp"
            })
    void theAddressOfAProjectIsTheProject(String given) throws Exception {
        assertEquals("group/app", find(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com/api/v4/projects/42",
                "https://gitlab.example.com/api/v4/projects/42/releases",
                "https://gitlab.example.com/projects/42",
                "https://gitlab.example.com/-/p/42"
            })
    void theAddressOfANumberIsTheNumber(String given) throws Exception {
        assertEquals("42", find(given));
    }

    @Test
    void theAddressOfAProjectElsewhereIsRefused() {
        assertEquals(
                "The project https://github.com/group/app is not on https://gitlab.example.com. Give its path, such as"
                        + " group/app, or choose the server it is on.",
                refusal("https://oauth2:secret@github.com/group/app.git"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "app", "a//b", "../..", "https://gitlab.example.com/", "group/.."})
    void whatGitLabCannotFindIsRefusedInOneSentence(String given) {
        assertTrue(refusal(given).startsWith("The project "), refusal(given));
    }

    @Test
    void whatIsNoProjectIsRefused() {
        assertTrue(refusal("app").startsWith("The project \"app\" cannot be used: "), refusal("app"));
    }

    @Test
    void theSurestSourceComesFirst() throws Exception {
        repositories.add(checkout("https://gitlab.example.com/group/checked-out.git"));
        assertEquals("group/checked-out", find(null));
        environment.put("GIT_URL", "https://gitlab.example.com/group/variable.git");
        assertEquals("group/variable", find(null));
        repositories.add(source("https://gitlab.example.com/group/source"));
        assertEquals("group/source", find(null));
        environment.put("gitlabTargetRepoHttpUrl", "");
        environment.put("gitlabSourceRepoHttpUrl", "https://gitlab.example.com/group/pushed.git");
        assertEquals("group/pushed", find(null));
    }

    @Test
    void repositoriesOnOtherHostsArePassedOver() throws Exception {
        environment.put("GITLAB_PROJECT_GIT_HTTP_URL", "https://gitlab.com/group/fork.git");
        environment.put("GIT_URL", "https://github.com/group/mirror.git");
        environment.put("GIT_URL_1", "https://github.com/group/mirror.git");
        environment.put("GIT_URL_2", "git@gitlab.example.com:group/app.git");
        repositories.add(source("https://github.com/group/mirror.git"));
        repositories.add(checkout("https://gitlab.example.com/group/library.git"));
        assertEquals("group/app", find(null));
    }

    @Test
    void aSourceIsKnownByAnyOfItsAddresses() throws Exception {
        repositories.add(source("https://gitlab.internal/group/app", "git@gitlab.example.com:group/app.git"));
        assertEquals("group/app", find(null));
    }

    @Test
    void oneRepositoryMayBeCheckedOutTwice() throws Exception {
        repositories.add(checkout("https://gitlab.example.com/group/app.git"));
        repositories.add(checkout("git@gitlab.example.com:Group/App.git", "https://github.com/group/mirror"));
        assertEquals("group/app", find(null));
    }

    @Test
    void severalCheckedOutProjectsAreNamed() throws Exception {
        repositories.add(checkout("https://gitlab.example.com/group/library.git"));
        repositories.add(checkout("https://gitlab.example.com/group/app.git"));
        repositories.add(checkout("https://github.com/group/other.git"));
        assertEquals(
                "Which project to release in is not clear: Git has checked out group/app and group/library from "
                        + "https://gitlab.example.com. Set the project to release in.",
                refusal(null));
        repositories.add(source("https://gitlab.example.com/group/app"));
        assertEquals("group/app", find(null));
    }

    @Test
    void everySourceIsNamedAndNoPassword() {
        environment.put("GIT_URL", "https://oauth2:secret@github.com/group/app.git");
        environment.put("GIT_URL_1", "https://secret:@gitlab.example.com:444/a b");
        repositories.add(source("ssh://secret@git.example.com:2222/group/app", "git@git.example.com:group/app"));
        repositories.add(source("ssh://secret@git.example.com:2222/group/app", "git@git.example.com:group/app"));
        repositories.add(checkout("https://secret@github.com/group/library?private_token=secret#secret"));
        repositories.add(checkout("/srv/secret/library.git"));
        assertEquals(
                "No project to release in was found on https://gitlab.example.com: GIT_URL is "
                        + "https://github.com/group/app, GIT_URL_1 is no address of a server, the multibranch source is "
                        + "ssh://git.example.com:2222/group/app or ssh://git.example.com/group/app, Git has checked out "
                        + "https://github.com/group/library, Git has checked out no address of a server. Set the project, "
                        + "or choose the server it is on.",
                refusal(null));
    }

    @Test
    void nothingToGoBy() {
        assertEquals(
                "No project to release in was found on https://gitlab.example.com: none of "
                        + "GITLAB_PROJECT_GIT_HTTP_URL, GITLAB_PROJECT_GIT_SSH_URL, gitlabTargetRepoHttpUrl, "
                        + "gitlabTargetRepoSshUrl, gitlabSourceRepoHttpUrl, gitlabSourceRepoSshUrl, GIT_URL is set, no "
                        + "multibranch source is known, no checkout with Git is known. Set the project, or choose the "
                        + "server it is on.",
                refusal(null));
    }
}
