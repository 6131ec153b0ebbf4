package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 1.3 (moved projects), 3.6, 5.2 and 8.6. */
class RedirectsTest {
    private static final ServerUrl SERVER = ServerUrl.parse("https://h/gitlab");
    private static final HttpUrl URL = SERVER.api("projects", "acme/old", "releases");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://h/gitlab/api/v4/projects/1/releases, https://h/gitlab/api/v4/projects/1/releases",
        "/gitlab/api/v4/projects/1, https://h/gitlab/api/v4/projects/1",
        "/api/v4/projects/1/releases/v1%2B2?x=1, https://h/gitlab/api/v4/projects/1/releases/v1%2B2?x=1",
        "https://gitlab.example.com/api/v4/projects/1/releases?x=1, https://h/gitlab/api/v4/projects/1/releases?x=1",
        "https://gitlab.example.com/git/api/v4/projects/1/releases, https://h/gitlab/api/v4/projects/1/releases",
        "https://new.example.com/api/v4/projects/acme%2Fold/releases,"
                + " https://new.example.com/api/v4/projects/acme%2Fold/releases",
        "https://storage.example.com/a?sig=x%2By, https://storage.example.com/a?sig=x%2By",
    })
    void followsReads(String location, String expected) {
        Redirects.Follow follow = assertInstanceOf(Redirects.Follow.class, decide(SERVER, get(), location));
        assertEquals(expected, follow.request().url().toString());
    }

    @Test
    void aServerWithoutSubPathKeepsLocations() {
        ServerUrl plain = ServerUrl.parse("https://h");
        ApiRequest request = ApiRequest.get(Operation.READ, plain.api("version"));
        Redirects.Follow follow =
                assertInstanceOf(Redirects.Follow.class, decide(plain, request, "/api/v4/projects/1"));
        assertEquals("https://h/api/v4/projects/1", follow.request().url().toString());
    }

    @Test
    void neverSendsAWriteOn() {
        ApiRequest post = ApiRequest.post(Operation.RELEASE_CREATE, URL, Map.of());
        Redirects.Refuse refuse = refused(post, "https://h/gitlab/api/v4/projects/1/releases");
        assertEquals(ErrorKind.REDIRECTED, refuse.kind());
        assertTrue(refuse.why().contains("set the GitLab URL"), refuse.why());
        assertEquals(
                ErrorKind.REDIRECTED,
                refused(ApiRequest.delete(Operation.READ, URL), "/x").kind());
    }

    @Test
    void refusesTheWayFromHttpsToHttp() {
        Redirects.Refuse refuse = refused(get(), "http://h/gitlab/api/v4/projects/1?private=x");
        assertTrue(refuse.why().contains("http://h)"), refuse.why());
    }

    @Test
    void refusesWhatIsNoWebAddress() {
        refused(get(), null);
        refused(get(), "ftp://h/x");
        refused(get(), "file:///etc/passwd");
    }

    @Test
    void takesTheSignInPageForWhatItMeans() {
        assertEquals(
                ErrorKind.NOT_AUTHENTICATED,
                refused(get(), "https://h/gitlab/users/sign_in").kind());
        assertInstanceOf(Redirects.Follow.class, decide(SERVER, get(), "https://elsewhere.example.com/users/sign_in"));
    }

    private static ApiRequest get() {
        return ApiRequest.get(Operation.READ, URL);
    }

    private static Redirects.Refuse refused(ApiRequest request, String location) {
        return assertInstanceOf(Redirects.Refuse.class, decide(SERVER, request, location));
    }

    private static Redirects.Decision decide(ServerUrl server, ApiRequest request, String location) {
        return new Redirects(server).decide(request, location);
    }
}
