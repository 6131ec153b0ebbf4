package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionReportTest {

    private final GitLabEmulator gitlab = GitLabEmulator.start();

    @AfterEach
    void stop() {
        gitlab.close();
    }

    private ConnectionReport report(GitLabToken token) throws Exception {
        return ConnectionReport.of(GitLabClient.builder(ServerUrl.parse(gitlab.url()))
                .token(token)
                .retries(Retrier.Policy.none())
                .build());
    }

    private static String text(ConnectionReport report) {
        return String.join(" ", report.lines());
    }

    @Test
    void saysWhoMayDoWhatUntilWhen() throws Exception {
        EmulatedToken token =
                gitlab.tokens().personal("api", "read_user").expiresAt(Instant.parse("2199-05-01T00:00:00Z"));
        ConnectionReport report = report(GitLabToken.personal(token.value()));
        assertTrue(report.sufficient());
        assertTrue(
                text(report)
                        .endsWith(" as " + token.user().username()
                                + ". The token has the scopes api, read_user and expires on 2199-05-01."),
                text(report));
        assertTrue(text(report).startsWith("Connected to GitLab 1"), text(report));
    }

    /** GitLab shows its own address in every page that it names. */
    @Test
    void saysUnderWhichAddressPeopleSeeTheReleases() throws Exception {
        GitLabToken token = GitLabToken.personal(gitlab.tokens().personal("api").value());
        assertEquals(2, report(token).lines().size());

        gitlab.settings().externalUrl("https://gitlab.example.com/git");
        assertEquals(
                "Links in releases begin with https://gitlab.example.com/git, which is the address that this GitLab gives"
                        + " itself.",
                report(token).lines().get(2));
        gitlab.settings().externalUrl("not an address");
        assertEquals(2, report(token).lines().size());
    }

    @Test
    void aTokenThatOnlyReadsIsNotEnough() throws Exception {
        ConnectionReport report =
                report(GitLabToken.personal(gitlab.tokens().personal("read_api").value()));
        assertFalse(report.sufficient());
        assertTrue(text(report).contains(" The token has the scope read_api and "), text(report));
        assertTrue(text(report).endsWith("Publishing needs the scope api."), text(report));
    }

    @Test
    void aTokenThatIsNoAccessTokenTellsLess() throws Exception {
        ConnectionReport report =
                report(GitLabToken.oauth(gitlab.tokens().oauth("api").value()));
        assertTrue(report.sufficient());
        assertTrue(text(report).endsWith("GitLab does not report the scopes and the expiry of this token."));
    }

    /** Such a token need not be allowed to read the user or the version, and publishes all the same. */
    @Test
    void aFineGrainedTokenIsNotCalledInsufficient() throws Exception {
        ConnectionReport self = report(GitLabToken.personal(gitlab.tokens()
                .personal()
                .granular("Personal Access Token: Read")
                .value()));
        assertTrue(self.sufficient(), text(self));
        assertTrue(text(self).contains("The token is fine-grained"), text(self));

        ConnectionReport nothing = report(GitLabToken.personal(gitlab.tokens()
                .personal()
                .granular("Release: Create", "Package: Create")
                .value()));
        assertTrue(
                text(nothing).startsWith("Connected to GitLab as a user that the token may not read."), text(nothing));
        assertTrue(
                text(nothing).endsWith("GitLab does not report the scopes and the expiry of this token."),
                text(nothing));
    }

    @Test
    void anUnknownTokenIsRefused() {
        GitLabException e = assertThrows(GitLabException.class, () -> report(GitLabToken.personal("glpat-wrong")));
        assertEquals(401, e.status());
    }

    /** A start page with a sign-in form answers every address with a page, a plain web server with 404. */
    @ParameterizedTest
    @CsvSource({"200, text/html, <html>Sign in</html>", "404, text/html, Not here", "200, application/json, {}"})
    void aServerThatIsNoGitLabIsCalledThat(int status, String type, String body) throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        other.start();
        String url = "http://127.0.0.1:" + other.getAddress().getPort();
        try {
            ReleaseException e = assertThrows(
                    ReleaseException.class,
                    () -> ConnectionReport.of(GitLabClient.builder(ServerUrl.parse(url))
                            .token(GitLabToken.personal("glpat-x"))
                            .retries(Retrier.Policy.none())
                            .build()));
            assertTrue(
                    e.getMessage().startsWith("The server at " + url + " does not answer as GitLab does."),
                    e.getMessage());
        } finally {
            other.stop(0);
        }
    }
}
