package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://gitlab.com, https://gitlab.com",
        "' https://gitlab.com/ ', https://gitlab.com",
        "https://gitlab.com///, https://gitlab.com",
        "HTTPS://GitLab.COM:443, https://gitlab.com",
        "https://gitlab.com/api/v4, https://gitlab.com",
        "https://gitlab.com/api/v4/, https://gitlab.com",
        "http://h:8080/git/lab/, http://h:8080/git/lab",
        "http://h/gitlab/api/v4//, http://h/gitlab",
        "http://127.0.0.1:80, http://127.0.0.1",
        "http://[::1]:8080/x, http://[::1]:8080/x",
        "https://h/myapi/v4, https://h/myapi/v4",
    })
    void normalises(String text, String expected) {
        assertEquals(expected, ServerUrl.parse(text).toString());
        assertEquals(ServerUrl.parse(expected), ServerUrl.parse(text));
        assertEquals(ServerUrl.parse(expected).hashCode(), ServerUrl.parse(text).hashCode());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "gitlab.com",
                "ftp://gitlab.com",
                "ssh://git@gitlab.com",
                "https://",
                "https://exa mple.com",
                "https://user@h",
                "https://user:s3cret@h",
                "https://h?x=1",
                "https://h/#x",
                "javascript:alert(1)"
            })
    void refusesInOneSentence(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> ServerUrl.parse(text))
                .getMessage();
        assertTrue(message.endsWith("."), message);
        assertFalse(message.contains("s3cret"), message);
    }

    @Test
    void buildsAddressesBelowItsSubPath() {
        ServerUrl server = ServerUrl.parse("https://h/gitlab/");
        assertEquals(
                "https://h/gitlab/api/v4/projects/acme%2Fapp/releases/v1%2B2",
                server.api("projects", "acme/app", "releases", "v1+2").toString());
        assertEquals(
                "https://h/gitlab/acme/app/-/releases",
                server.web("acme", "app", "-", "releases").toString());
    }

    @Test
    void knowsItsOrigin() {
        ServerUrl server = ServerUrl.parse("https://h/gitlab");
        assertTrue(server.isOrigin(HttpUrl.get("https://h:443/other")));
        assertFalse(server.isOrigin(HttpUrl.get("http://h/gitlab")));
        assertFalse(server.isOrigin(HttpUrl.get("https://h:8443/gitlab")));
        assertFalse(server.isOrigin(HttpUrl.get("https://h.evil.com/gitlab")));
    }

    @Test
    void holdsOnlyWhatIsBelowItsSubPath() {
        ServerUrl server = ServerUrl.parse("https://h/gitlab");
        assertTrue(server.holds(HttpUrl.get("https://h/gitlab/api/v4/projects")));
        assertFalse(server.holds(HttpUrl.get("https://h/gitlabother/x")));
        assertFalse(server.holds(HttpUrl.get("https://h/gitlab/../x")));
        assertFalse(server.holds(HttpUrl.get("https://h/gitlab/%2e%2e/x")));
        assertFalse(server.holds(HttpUrl.get("https://other/gitlab/x")));
    }

    @Test
    void differsByPortAndPath() {
        assertNotEquals(ServerUrl.parse("https://h"), ServerUrl.parse("https://h:1"));
        assertNotEquals(ServerUrl.parse("https://h"), ServerUrl.parse("https://h/x"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://x/git/api/v4/projects/1/releases/v1/downloads/a, true",
        "https://x/git/api/v4/projects/a%2Fb/releases/v1/downloads/a, true",
        "https://x/git/api/v4/projects/a%2Fb/releases/permalink/latest/downloads/packages/generic, true",
        "https://x/git/a/b/-/releases/v1%2F2/downloads/a/b, true",
        "https://x/git//a/b/-//releases/v1/downloads/a, true",
        "https://x/git/a/b/%2D/%72eleases/v1/down%6Coads/a, true",
        "https://x/git/a/b/-%2Freleases%2Fv1%2Fdownloads%2Fa, true",
        "https://x/git/a/b/releases/v1/downloads/a, true",
        "https://x/git/api/v4/projects/1/packages/generic/releases/v1/downloads, false",
        "https://x/git/api/v4/projects/1/packages/generic/../../releases/v1/downloads/a, true",
        "https://x/git/a/b/-/releases/v1, false",
        "https://x/git/a/b/-/package_files/7/download, false",
        "https://x/a/b/-/releases/v1/downloads/a, false",
        "https://y/git/a/b/-/releases/v1/downloads/a, false",
        "nonsense, false"
    })
    void permanentLinksSendOn(String url, boolean sendsOn) {
        assertEquals(sendsOn, ServerUrl.parse("https://x/git").sendsOn(url), url);
    }
}
