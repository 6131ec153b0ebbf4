package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server, or a proxy before it, that repeats the token in what it answers: no part of the token gets into what is
 * thrown or told, wherever in a text that is cut it may stand.
 */
class RepeatedTokenTest {

    private static final String SECRET = "glpat-Zq7_unmistakable-4711";
    private static final String PART = SECRET.substring(0, 9);
    private static final ProjectId APP = ProjectId.of("acme/app");

    private static GitLabClient client(Scripted server) {
        return server.builder("")
                .token(GitLabToken.personal(SECRET))
                .retries(Retrier.Policy.none())
                .build();
    }

    private static void assertSilent(GitLabException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        String all = trace + e.words() + e.fields() + e.summary() + e.path() + e.server() + e.requestId();
        assertFalse(all.contains(PART), all);
    }

    private static void assertSilent(HttpAnswer answer) throws IOException {
        try (Scripted server = new Scripted(answer)) {
            assertSilent(assertThrows(
                    GitLabException.class, () -> client(server).releases(APP).get("v1")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "401 | application/json | {'message':'?'}",
                "403 | application/json | {'message':{'tag':['?']}}",
                "403 | application/json | {'message':{'?':['is bad']}}",
                "403 | application/json | {'error':'invalid_token','error_description':'?'}",
                "404 | application/json | {'error':'?'}",
                "404 | application/json | {'message':['?']}",
                "500 | text/plain | ?",
                "502 | text/html | <html><title>?</title></html>",
                "200 | text/plain | ?",
                "200 | application/json | {'tag_name': ?}",
                "200 | text/html | <html><title>?</title></html>"
            })
    void inTheBodyWhereverItIsCut(int status, String type, String shape) throws Exception {
        for (int before = 465; before <= 500; before++) {
            String text = "x".repeat(before - 1) + " " + SECRET + " " + "y".repeat(20);
            assertSilent(HttpAnswer.text(status, type, shape.replace('\'', '"').replace("?", text)));
        }
        assertSilent(HttpAnswer.text(status, type, shape.replace('\'', '"').replace("?", SECRET)));
    }

    @Test
    void besideTextThatStays() throws Exception {
        HttpAnswer answer = HttpAnswer.text(403, "application/json", "{\"message\":\"bad " + SECRET + "!\"}");
        try (Scripted server = new Scripted(answer)) {
            GitLabException e = assertThrows(
                    GitLabException.class, () -> client(server).releases(APP).get("v1"));
            assertTrue(e.getMessage().contains("bad ****!"), e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 80, 90, 95})
    void asTheIdOfTheRequest(int before) throws Exception {
        assertSilent(
                HttpAnswer.text(404, "application/json", "{}").header("X-Request-Id", "r".repeat(before) + SECRET));
    }

    @Test
    void inTheAddressOfARedirect() throws Exception {
        try (Scripted server = new Scripted(
                Scripted.redirect("/api/v4/" + SECRET + "/x"), HttpAnswer.text(500, "text/plain", "oops"))) {
            assertSilent(assertThrows(
                    GitLabException.class, () -> client(server).releases(APP).get("v1")));
        }
    }

    @Test
    void inARetryThatIsAnnounced() throws Exception {
        HttpAnswer answer = HttpAnswer.text(500, "application/json", "{\"message\":\"" + SECRET + "\"}");
        try (Scripted server = new Scripted(answer)) {
            GitLabClient client =
                    server.builder("").token(GitLabToken.personal(SECRET)).build();
            assertSilent(assertThrows(
                    GitLabException.class, () -> client.releases(APP).get("v1")));
            assertFalse(server.retries.isEmpty());
            assertFalse(server.retries.toString().contains(PART), server.retries.toString());
        }
    }

    /** OkHttp quotes a line that is no status line in its exception, which then is the cause of the client's. */
    @Test
    void inPlaceOfTheStatusLine() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    socket.getOutputStream()
                            .write(("HELLO " + SECRET + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            GitLabClient client = GitLabClient.builder(ServerUrl.parse("http://127.0.0.1:" + listener.getLocalPort()))
                    .token(GitLabToken.personal(SECRET))
                    .retries(Retrier.Policy.none())
                    .build();
            GitLabException e = assertThrows(
                    GitLabException.class, () -> client.releases(APP).get("v1"));
            assertTrue(e.getMessage().contains("HELLO ****"), e.getMessage());
            assertSilent(e);
        }
    }

    @Test
    void inSpellingsOfItsOwn() throws Exception {
        StringBuilder escaped = new StringBuilder();
        SECRET.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
        String base64 = Base64.getEncoder().encodeToString(("u:" + SECRET).getBytes(StandardCharsets.UTF_8));
        for (String echo :
                new String[] {escaped.toString(), base64, SECRET.replace("-", "%2d"), SECRET.replace("_", "\\n_")}) {
            HttpAnswer answer =
                    HttpAnswer.text(400, "application/json", "{\"message\":{\"tag\":[\"no " + echo + "\"]}}");
            try (Scripted server = new Scripted(answer)) {
                GitLabException e = assertThrows(
                        GitLabException.class,
                        () -> client(server).releases(APP).get("v1"));
                assertEquals("no ****", e.fields().get("tag").get(0).replace("=", ""));
                assertSilent(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "\\u0067lpat-Zq7_unmistakable\\u002d4711", "a " + SECRET + " and " + SECRET})
    void aValueHasNoToken(String echo) throws Exception {
        String json = ("{'tag_name':'v1','name':'?','description':'? ?','author':{'username':'?'},"
                        + "'assets':{'links':[{'id':1,'name':'?','url':'https://h/?'}]},'_links':{'self':'https://h/?'}}")
                .replace('\'', '"')
                .replace("?", echo);
        try (Scripted server = new Scripted(HttpAnswer.text(200, "application/json", json))) {
            Release release = client(server).releases(APP).get("v1");
            assertFalse(release.toString().contains(PART), release.toString());
            assertTrue(release.name().contains("****"), release.name());
        }
        try (Scripted server = new Scripted(HttpAnswer.text(200, "application/json", "[" + json + "]"))) {
            String releases = client(server)
                    .releases(APP)
                    .list(ReleaseQuery.all())
                    .toList()
                    .toString();
            assertFalse(releases.contains(PART), releases);
        }
    }
}
