package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabAddressesTest {

    private static final String FILE = "/api/v4/projects/7/packages/generic/app/v1/app.zip";

    private final GitLabAddresses two = of("http://gitlab-web:8080", "https://gitlab.example.com/acme/app");

    @Test
    void writesLinksThatPeopleCanFollow() {
        assertEquals("https://gitlab.example.com" + FILE, two.ofPackageFile("app", "v1", "app.zip"));
        assertTrue(two.differ());
    }

    @Test
    void downloadsWhereJenkinsReachesTheServer() {
        assertEquals("http://gitlab-web:8080" + FILE, two.reachable("https://gitlab.example.com" + FILE));
        assertEquals("https://gitlab.example.com.evil/x", two.reachable("https://gitlab.example.com.evil/x"));
        GitLabAddresses one = of("https://gitlab.example.com", "https://gitlab.example.com/acme/app");
        assertEquals("https://gitlab.example.com" + FILE, one.reachable("https://gitlab.example.com" + FILE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com/api/v4/projects/7/packages/generic/app/v1/app.zip",
                "http://gitlab-web:8080/api/v4/projects/acme%2Fapp/packages/generic/app/v1/app.zip",
                "https://GITLAB.example.com:443/api/v4/projects/7/packages/generic/app/v1/app%2Ezip#dist/app.zip"
            })
    void recognisesAFileUnderBothNames(String url) {
        assertEquals(new GenericFile("7", "app", "v1", "app.zip"), two.packageFile(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gitlab.example.com/api/v4/projects/8/packages/generic/app/v1/app.zip",
                "https://other.example.com/api/v4/projects/7/packages/generic/app/v1/app.zip",
                "https://gitlab.example.com/acme/app/-/releases",
                "nowhere"
            })
    void knowsOtherAddresses(String url) {
        assertNull(two.packageFile(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://gitlab.example.com/renamed", "ftp://x/acme/app"})
    void keepsToTheConfiguredAddressWithoutAnother(String webUrl) {
        GitLabAddresses one = of("https://gitlab.example.com/gitlab", webUrl);
        assertFalse(one.differ());
        assertEquals("https://gitlab.example.com/gitlab" + FILE, one.ofPackageFile("app", "v1", "app.zip"));
    }

    @Test
    void aProjectWithoutAPathShowsNoOtherAddress() {
        ServerUrl configured = ServerUrl.parse("http://gitlab-web:8080");
        assertEquals(configured, GitLabAddresses.publicAddress(configured, "https://gitlab.example.com/", ""));
        assertEquals(
                ServerUrl.parse("https://gitlab.example.com"),
                GitLabAddresses.publicAddress(configured, "https://gitlab.example.com/acme", "acme"));
    }

    private static GitLabAddresses of(String server, String webUrl) {
        return new GitLabAddresses(
                ServerUrl.parse(server),
                new Project(7, "acme/app", "app", webUrl.isEmpty() ? null : webUrl, false, null, null, null));
    }
}
