package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.Failures;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleasesApi;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SenderTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final String RELEASE = "{\"tag_name\":\"v1\",\"name\":\"N\"}";

    @TempDir
    private Path directory;

    @Test
    void sendsTheTokenInItsHeader() throws Exception {
        Map<GitLabToken, String> headers = Map.of(
                GitLabToken.personal("t1"), "PRIVATE-TOKEN: t1",
                GitLabToken.oauth("t2"), "Authorization: Bearer t2",
                GitLabToken.job("t3"), "JOB-TOKEN: t3",
                GitLabToken.deploy("t4"), "DEPLOY-TOKEN: t4");
        for (Map.Entry<GitLabToken, String> entry : headers.entrySet()) {
            try (Scripted server = new Scripted(Scripted.json(RELEASE))) {
                server.builder("").token(entry.getKey()).build().releases(APP).get("v1");
                String[] header = entry.getValue().split(": ");
                assertEquals(
                        List.of(header[1]), server.received.get(0).headers().allValues(header[0]));
            }
        }
    }

    @Test
    void sendsNothingWithoutAToken() throws Exception {
        try (Scripted server = new Scripted(Scripted.json(RELEASE))) {
            server.builder("").token(null).build().releases(APP).get("v1");
            assertFalse(hasToken(server.received.get(0)));
        }
    }

    @Test
    void followsMovedProjectsWithTheToken() throws Exception {
        try (Scripted server =
                new Scripted(Scripted.redirect("/api/v4/projects/42/releases/v1"), Scripted.json(RELEASE))) {
            GitLabClient client = server.client();
            assertEquals("N", client.releases(APP).get("v1").name());
            assertEquals("GET /api/v4/projects/42/releases/v1", server.requests.get(1));
            assertTrue(hasToken(server.received.get(1)));
            assertEquals(2, client.requestCount());
        }
    }

    @Test
    void anotherHostNeverSeesTheTokenNorDoesTheWayBack() throws Exception {
        byte[] bytes = {1, 2, 3};
        try (Scripted home = new Scripted(request -> request.target().contains("/final")
                ? HttpAnswer.status(200).body(bytes)
                : Scripted.redirect(
                        request.target().contains("/downloads/")
                                ? "http://localhost:" + portOf(request) + "/storage?sig=1"
                                : "http://127.0.0.1:" + portOf(request) + "/api/v4/final"))) {
            Path target = directory.resolve("a");
            Fixture.download(
                    home.client(),
                    home.url() + "/api/v4/projects/acme%2Fapp/releases/v1/downloads/bin/a.jar",
                    target,
                    null);
            assertArrayEquals(bytes, Files.readAllBytes(target));
            assertEquals(
                    List.of(
                            "GET /api/v4/projects/acme%2Fapp/releases/v1/downloads/bin/a.jar",
                            "GET /storage?sig=1", "GET /api/v4/final"),
                    home.requests);
            assertEquals(
                    List.of(true, false, false),
                    home.received.stream().map(SenderTest::hasToken).toList());
        }
    }

    @Test
    void belowASubPathItsNeighboursSeeNoToken() throws Exception {
        try (Scripted server = new Scripted(Scripted.redirect("/other/x"), Scripted.json(RELEASE))) {
            server.builder("/gitlab").build().releases(APP).get("v1");
            assertEquals("GET /gitlab/api/v4/projects/acme%2Fapp/releases/v1", server.requests.get(0));
            assertEquals(
                    List.of(true, false),
                    server.received.stream().map(SenderTest::hasToken).toList());
        }
    }

    @Test
    void anErrorFromAnotherHostSaysThatNoTokenWasSent() throws Exception {
        try (Scripted server = new Scripted(request -> request.target().contains("/storage")
                ? HttpAnswer.text(404, "text/html", "<html><title>404 Gone away</title>")
                : Scripted.redirect("http://localhost:" + portOf(request) + "/storage?sig=s3cret"))) {
            GitLabException e = Failures.of(
                    ErrorKind.NOT_FOUND,
                    () -> Fixture.download(
                            server.client(),
                            server.url() + "/api/v4/projects/acme%2Fapp/releases/v1/downloads/a.jar",
                            directory.resolve("a"),
                            null));
            assertTrue(e.getMessage().contains("no token was sent there"), e.getMessage());
            assertFalse(e.getMessage().contains("sig="), e.getMessage());
        }
    }

    @Test
    void aRedirectedWriteIsAnError() throws Exception {
        try (Scripted server = new Scripted(HttpAnswer.status(301).header("Location", "https://real.example.com/x"))) {
            GitLabException e = Failures.of(
                    ErrorKind.REDIRECTED, () -> server.client().releases(APP).create(NewRelease.of("v1")));
            assertEquals(301, e.status());
            assertTrue(e.getMessage().contains("https://real.example.com"), e.getMessage());
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void circlesEnd() throws Exception {
        try (Scripted server = new Scripted(Scripted.redirect("/api/v4/version"))) {
            GitLabException e =
                    Failures.of(ErrorKind.REDIRECTED, () -> server.client().version());
            assertTrue(e.getMessage().contains("too many redirects"), e.getMessage());
            assertEquals(7, server.requests.size());
        }
    }

    @Test
    void aLoginPageInsteadOfJsonIsTold() throws Exception {
        HttpAnswer page = HttpAnswer.text(200, "text/html", "<!DOCTYPE html><title>Sign in</title>");
        try (Scripted server = new Scripted(page.header("X-Request-Id", "abc\u0007"))) {
            GitLabException e = Failures.of(
                    ErrorKind.NOT_JSON, () -> server.client().releases(APP).get("v1"));
            assertTrue(e.getMessage().contains("\"Sign in\""), e.getMessage());
            assertEquals("abc", e.requestId());
            Failures.of(
                    ErrorKind.NOT_JSON,
                    () -> server.client().releases(APP).list(ReleaseQuery.all()).toList());
            assertEquals(2, server.requests.size());
        }
    }

    @Test
    void jsonOfAnotherShapeIsTold() throws Exception {
        try (Scripted server = new Scripted(Scripted.json("[]"), Scripted.json("{}"), Scripted.json("null"))) {
            ReleasesApi releases = server.client().releases(APP);
            Failures.of(ErrorKind.NOT_JSON, () -> releases.get("v1"));
            Failures.of(
                    ErrorKind.NOT_JSON, () -> releases.list(ReleaseQuery.all()).toList());
            Failures.of(ErrorKind.NOT_JSON, () -> releases.get("v1"));
        }
    }

    @Test
    void anEndlessAnswerIsNotRead() throws Exception {
        byte[] huge = new byte[Answers.LARGEST_JSON + 1];
        try (Scripted server = new Scripted(HttpAnswer.status(200).body(huge))) {
            GitLabException e = Failures.of(
                    ErrorKind.ANSWER_TOO_LARGE,
                    () -> server.client().releases(APP).get("v1"));
            assertTrue(e.getMessage().contains("32 MiB"), e.getMessage());
        }
    }

    @Test
    void deepJsonIsRefused() throws Exception {
        try (Scripted server = new Scripted(Scripted.json("{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}"))) {
            Failures.of(ErrorKind.NOT_JSON, () -> server.client().releases(APP).get("v1"));
        }
    }

    @Test
    void ofALongErrorOnlyTheStartIsRead() throws Exception {
        String body = "{\"message\":\"" + "x".repeat(200_000) + "\"}";
        try (Scripted server = new Scripted(HttpAnswer.text(418, "application/json", body))) {
            GitLabException e = Failures.of(
                    ErrorKind.UNEXPECTED, () -> server.client().releases(APP).get("v1"));
            assertEquals(500, e.words().length());
        }
    }

    @Test
    void aTokenThatTheServerRepeatsIsHidden() throws Exception {
        try (Scripted server = new Scripted(HttpAnswer.text(401, "application/json", "{\"message\":\"bad s3cret\"}"))) {
            GitLabException e = Failures.of(
                    ErrorKind.NOT_AUTHENTICATED, () -> server.client().token());
            assertEquals("bad ****", e.words());
            assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
        }
    }

    @Test
    void retryAfterIsHonouredOn503() throws Exception {
        try (Scripted server =
                new Scripted(HttpAnswer.status(503).header("Retry-After", "7"), Scripted.json(RELEASE))) {
            server.client().releases(APP).get("v1");
            long millis = server.waits.get(0).toMillis();
            assertTrue(millis > 5_500 && millis <= 8_000, "" + millis);
        }
    }

    @Test
    void okHttpRepeatsNothingByItself() throws Exception {
        for (int status : new int[] {408, 421, 503}) {
            HttpAnswer answer = HttpAnswer.status(status).header("Retry-After", "0");
            try (Scripted server = new Scripted(answer)) {
                GitLabClient client =
                        server.builder("").retries(Retrier.Policy.none()).build();
                List<String> problems = new ArrayList<>();
                problems.add(problem(() -> client.releases(APP).delete("v1")));
                problems.add(problem(() -> client.releaseLinks(APP).update("v1", 1, NewLink.of("a", "b"))));
                assertEquals(2, server.requests.size(), status + " " + problems);
                assertEquals(2, client.requestCount());
            }
        }
    }

    private static String problem(Executable call) {
        return assertThrows(GitLabException.class, call).getMessage();
    }

    @Test
    void silenceEndsWithTheIdleTimeout() throws Exception {
        try (Fixture fixture = new Fixture()) {
            fixture.gitlab.faults().on("GET", "/releases", Fault.stall());
            Duration soon = Duration.ofMillis(40);
            GitLabClient client = fixture.builder(fixture.gitlab.url())
                    .timeouts(new Timeouts(Duration.ofSeconds(10), soon, Duration.ofMinutes(1), soon))
                    .retries(new Retrier.Policy(2, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                    .build();
            GitLabException e = Failures.of(
                    ErrorKind.UNREACHABLE, () -> client.releases(fixture.id).get("v1"));
            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
            assertTrue(e.isAmbiguous());
            assertEquals(0, e.status());
            assertEquals(1, fixture.retries.size());
        }
    }

    @Test
    void nobodyAtHomeIsUnreachableAndClearlyWithoutEffect() throws Exception {
        String url;
        try (Scripted server = new Scripted(Scripted.json(RELEASE))) {
            url = server.url();
        }
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(url))
                .sleeper(time -> {})
                .retries(new Retrier.Policy(3, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .build();
        GitLabException e =
                Failures.of(ErrorKind.UNREACHABLE, () -> client.releases(APP).create(NewRelease.of("v1")));
        assertFalse(e.isAmbiguous());
        assertEquals(3, client.requestCount());
        assertEquals(Optional.empty(), Optional.ofNullable(e.requestId()));
        assertEquals(url, e.server());
    }

    private static boolean hasToken(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.firstValue("PRIVATE-TOKEN").isPresent()
                || headers.firstValue("Authorization").isPresent();
    }

    private static String portOf(HttpRequest request) {
        String host = request.header("Host").orElseThrow();
        return host.substring(host.indexOf(':') + 1);
    }

    /** Such as an artifact store or a server's odd answer that a library stumbles over. */
    @Test
    void noExceptionOfAnotherTypeEscapes() throws Exception {
        try (Scripted server = new Scripted(Scripted.json(RELEASE))) {
            UploadSource broken = new UploadSource() {
                @Override
                public long length() {
                    return 1;
                }

                @Override
                public InputStream open() {
                    throw new IllegalStateException("no such store");
                }
            };
            GitLabException e = Failures.of(
                    ErrorKind.SOURCE_UNREADABLE,
                    () -> server.client().packages(APP).upload("app", "1", "a", broken));
            assertTrue(e.getMessage().contains("no such store"), e.getMessage());
            assertEquals(List.of(), server.retries);
            ApiCalls calls = calls(server);
            GitLabException odd = Failures.of(
                    ErrorKind.UNEXPECTED,
                    () -> calls.send(
                            ApiRequest.get(Operation.READ, calls.url("x")),
                            response -> {
                                throw new IllegalArgumentException("odd");
                            },
                            Retrier.Probe.idempotent()));
            assertTrue(odd.getMessage().contains("failed: odd"), odd.getMessage());
        }
    }

    private static ApiCalls calls(Scripted server) {
        ServerUrl url = ServerUrl.parse(server.url());
        FailureReports errors = new FailureReports(url, null, Clock.systemUTC());
        Sender sender = new Sender(new OkHttpCalls(null, Timeouts.standard()), url, null, errors, GitLabEvents.NONE);
        return new ApiCalls(
                url,
                sender,
                new Retrier(Retrier.Policy.none(), Clock.systemUTC(), time -> {}, new Random(1), GitLabEvents.NONE));
    }

    @Test
    void anErrorThatNeverEndsIsNotReadForLong() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread drip = new Thread(() -> {
                try (Socket socket = listener.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 418 x\r\nContent-Length: 5000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (int i = 0; i < 5000; i++) {
                        out.write('x');
                        out.flush();
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException e) {
                    // the client is gone
                }
            });
            drip.setDaemon(true);
            drip.start();
            GitLabClient client = GitLabClient.builder(ServerUrl.parse("http://127.0.0.1:" + listener.getLocalPort()))
                    .retries(Retrier.Policy.none())
                    .build();
            long start = System.nanoTime();
            GitLabException e =
                    Failures.of(ErrorKind.UNEXPECTED, () -> client.releases(APP).get("v1"));
            assertTrue(e.getMessage().contains("418"), e.getMessage());
            assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 20);
        }
    }

    @Test
    void aNameThatIsNoPartOfAnAddressIsRefusedInOneLine() throws Exception {
        try (Scripted server = new Scripted(Scripted.json(RELEASE))) {
            for (String tag : new String[] {"..", ".", ""}) {
                GitLabException e = Failures.of(
                        ErrorKind.VALIDATION,
                        () -> server.client().releases(APP).get(tag));
                assertTrue(e.getMessage().contains("\"" + tag + "\" cannot be a part"), e.getMessage());
            }
            assertEquals(List.of(), server.requests);
        }
    }

    @Test
    void aDeletionAnsweredByAWebPageIsNotDone() throws Exception {
        HttpAnswer page =
                HttpAnswer.text(200, "text/html", "<!DOCTYPE html><title>Welcome to the guest network</title>");
        try (Scripted server = new Scripted(page)) {
            GitLabException e = Failures.of(
                    ErrorKind.NOT_JSON, () -> server.client().tags(APP).delete("v1"));
            assertTrue(e.isAmbiguous());
            assertTrue(e.getMessage().contains("guest network"), e.getMessage());
        }
    }

    @Test
    void aWriteWhoseAnswerCannotBeReadMayBeDone() throws Exception {
        try (Scripted server = new Scripted(request -> request.method().equals("POST")
                ? HttpAnswer.text(200, "text/html", "<html>")
                : HttpAnswer.text(404, "application/json", "{\"message\":\"404 Not Found\"}"))) {
            GitLabException e = Failures.of(
                    ErrorKind.NOT_JSON, () -> server.client().releases(APP).create(NewRelease.of("v1")));
            assertTrue(e.isAmbiguous());
        }
    }

    @Test
    void httpThatIsSentOnToHttpsIsToldAsThat() throws Exception {
        for (String location : new String[] {"https://127.0.0.1/api/v4/user", "https://127.0.0.1:8443/"}) {
            try (Scripted server = new Scripted(Scripted.redirect(location))) {
                GitLabException e =
                        Failures.of(ErrorKind.REDIRECTED, () -> server.client().user());
                assertTrue(
                        e.getMessage().contains("redirects http to https: set its URL to https://127.0.0.1"),
                        e.getMessage());
            }
        }
    }

    /** Half of "404 Project Not Found" is not "404", after which a release would be created. */
    @Test
    void anAnswerThatIsCutOffIsReadAgain() throws Exception {
        HttpAnswer cut = HttpAnswer.text(404, "application/json", "{\"message\":\"404 ");
        try (Scripted server = new Scripted(cut, Scripted.json(RELEASE))) {
            assertEquals("N", server.client().releases(APP).get("v1").name());
            assertEquals(1, server.retries.size());
        }
    }
}
