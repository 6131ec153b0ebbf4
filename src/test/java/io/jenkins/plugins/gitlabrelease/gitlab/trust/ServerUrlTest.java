package io.jenkins.plugins.gitlabrelease.gitlab.trust;

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

    /** Tomcat, IIS and proxies that decode twice would take each of these for an address outside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/gitlab/..%2fother",
                "https://h/gitlab/..%2Fother",
                "https://h/gitlab/..;/other",
                "https://h/gitlab/..;a=b/other",
                "https://h/gitlab/%2e%2e%3b/other",
                "https://h/gitlab/%2e%2e%2fother",
                "https://h/gitlab/a/.%2e%2f..%2fother",
                "https://h/gitlab/..%5cother",
                "https://h/gitlab/..%5C..%5Cother",
                "https://h/gitlab/%252e%252e%252fother",
                "https://h/gitlab/%252e%252e/other",
                "https://h/gitlab/%25252e%25252e%25252fother",
                "https://h/gitlab/a%2f..%2f..%2fother",
                "https://h/gitlab/%c0%ae%c0%ae/other",
                "https://h/gitlab/a/%2e%2e%2f%2e%2e/other",
                "https://h/gitlab/.%2fother",
                "https://h/gitlab/.;/other"
            })
    void holdsNothingThatMayLeadUpwards(String url) {
        assertFalse(ServerUrl.parse("https://h/gitlab").holds(HttpUrl.get(url)), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/gitlab/api/v4/projects/a%2Fb/releases/v1..2",
                "https://h/gitlab/api/v4/projects/a%2Fb/packages/generic/n/v/...a",
                "https://h/gitlab/api/v4/projects/a%2Fb/packages/generic/n/v/50%25.txt",
                "https://h/gitlab/api/v4/projects/a%2Fb/packages/generic/n/v/%c3%a9;x.txt"
            })
    void holdsUnusualNames(String url) {
        assertTrue(ServerUrl.parse("https://h/gitlab").holds(HttpUrl.get(url)), url);
    }
}
