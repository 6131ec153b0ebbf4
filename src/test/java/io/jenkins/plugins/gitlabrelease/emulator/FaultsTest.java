package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Faults.FaultRule;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String CREATE = "{\"tag_name\": \"v1.0\", \"description\": \"Notes\"}";

    private final GitLabEmulator gitlab = GitLabEmulator.start();
    private final EmulatedProject app = gitlab.project("acme/app");
    private final String token = gitlab.token(Role.DEVELOPER, "api");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    FaultsTest() {
        app.tag("v1.0");
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void strikesThatOftenAndNoMore() throws Exception {
        FaultRule rule = gitlab.faults()
                .on("GET", "/releases", Fault.status(502))
                .after(1)
                .times(2);
        assertEquals(200, get("/releases").statusCode());
        assertEquals(502, get("/releases").statusCode());
        assertEquals(200, get("/repository/tags").statusCode());
        HttpResponse<String> second = get("/releases");
        assertTrue(second.body().startsWith("<html>"), second.body());
        assertEquals(200, get("/releases").statusCode());
        assertEquals(2, rule.struck());
    }

    @Test
    void strikesAtEveryOther() throws Exception {
        gitlab.faults().on("*", "", Fault.resourceLock()).every(2);
        assertEquals(200, get("/releases").statusCode());
        HttpResponse<String> locked = get("/releases");
        assertEquals(409, locked.statusCode());
        assertEquals("{\"message\":\"409 Conflict: Resource lock\"}", locked.body());
        assertEquals(200, get("/releases").statusCode());
        assertEquals(409, get("/releases").statusCode());
    }

    @Test
    void failsTheKthRequest() throws Exception {
        gitlab.faults().failRequest(2, Fault.reset());
        assertEquals(200, get("/releases").statusCode());
        assertThrows(IOException.class, this::create);
        assertTrue(app.releases().isEmpty());
        assertEquals(201, create().statusCode());
    }

    @Test
    void commitsAndThenCloses() {
        gitlab.faults().on("POST", "/releases", Fault.commitThenClose());
        assertThrows(IOException.class, this::create);
        assertEquals("Notes", app.release("v1.0").description());
        assertEquals(0, gitlab.requests().get(0).status());
    }

    @Test
    void commitsAndThenFails() throws Exception {
        gitlab.faults().on("POST", "/releases", Fault.commitThenStatus(500));
        HttpResponse<String> answer = create();
        assertEquals(500, answer.statusCode());
        assertEquals("{\"message\":\"500 Internal Server Error\"}", answer.body());
        assertEquals("Notes", app.release("v1.0").description());
    }

    @Test
    void commitsALinkAndThenCloses() {
        app.addRelease("v1.0", null, "Notes");
        gitlab.faults().on("POST", "/assets/links", Fault.commitThenReset());
        HttpRequest link = request("/releases/v1.0/assets/links")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"a\", \"url\": \"https://a\"}"))
                .build();
        assertThrows(IOException.class, () -> http.send(link, BodyHandlers.ofString()));
        assertEquals("https://a", app.release("v1.0").link("a").url());
    }

    @Test
    void commitsAnUploadAndThenFails() throws Exception {
        gitlab.faults().on("PUT", "/packages/generic/", Fault.commitThenStatus(502));
        HttpRequest upload = request("/packages/generic/app/1.0/a.bin")
                .PUT(BodyPublishers.ofString("abc"))
                .build();
        assertEquals(502, http.send(upload, BodyHandlers.ofString()).statusCode());
        assertEquals(3, app.packageFiles().get(0).size());
    }

    @Test
    void answersAndCommitsWhenTheTestSaysSo() throws Exception {
        LateCommit late = LateCommit.onDemand();
        gitlab.faults().on("POST", "/releases", Fault.statusThenCommit(504, late));
        assertEquals(504, create().statusCode());
        assertTrue(app.releases().isEmpty());
        late.commitNow();
        assertEquals("Notes", app.release("v1.0").description());
        late.commitNow();
        assertEquals(List.of(201), late.statuses());
        assertEquals(1, gitlab.requests().size(), "the late commit is not another request");
    }

    @Test
    void cutsTheConnectionAndCommitsAnUploadLater() throws Exception {
        LateCommit late = LateCommit.after(Duration.ofMillis(20));
        gitlab.faults().on("PUT", "/packages/generic/", Fault.closeThenCommit(late));
        HttpRequest upload = request("/packages/generic/app/1.0/a.bin?select=package_file")
                .PUT(BodyPublishers.ofString("abc".repeat(100_000)))
                .build();
        assertThrows(IOException.class, () -> http.send(upload, BodyHandlers.ofString()));
        late.awaitCommits(1);
        assertEquals(300_000, app.packageFiles().get(0).size());
    }

    @Test
    void commitsALinkRightBeforeAnotherRequest() throws Exception {
        app.addRelease("v1.0", null, "Notes");
        gitlab.faults()
                .on("POST", "/assets/links", Fault.resetThenCommit(LateCommit.before("GET", "/releases/v1.0")))
                .times(1);
        HttpRequest link = request("/releases/v1.0/assets/links")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"a\", \"url\": \"https://a\"}"))
                .build();
        assertThrows(IOException.class, () -> http.send(link, BodyHandlers.ofString()));
        get("/repository/tags");
        assertTrue(app.release("v1.0").links().isEmpty());
        assertTrue(get("/releases/v1.0").body().contains("https://a"));
    }

    @Test
    void commitsADeletionRightAfterAnotherRequest() throws Exception {
        app.addRelease("v1.0", null, "Notes");
        gitlab.faults()
                .on("DELETE", "/releases/v1.0", Fault.closeThenCommit(LateCommit.after("GET", "/releases/v1.0")))
                .times(1);
        HttpRequest deletion = request("/releases/v1.0").DELETE().build();
        assertThrows(IOException.class, () -> http.send(deletion, BodyHandlers.ofString()));
        assertEquals(200, get("/releases/v1.0").statusCode());
        assertEquals(404, get("/releases/v1.0").statusCode());
    }

    @Test
    void commitsForAClientThatIsGone() throws Exception {
        LateCommit late = LateCommit.onDemand();
        gitlab.faults().on("POST", "/releases", Fault.stallThenCommit(late));
        CompletableFuture<HttpResponse<String>> pending = http.sendAsync(post(), BodyHandlers.ofString());
        while (gitlab.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        pending.cancel(true);
        assertTrue(app.releases().isEmpty());
        late.commitNow();
        assertEquals("Notes", app.release("v1.0").description());
    }

    @Test
    void breaksTheAnswerOff() {
        gitlab.faults().on("GET", "", Fault.truncate()).times(1);
        gitlab.faults().on("GET", "", Fault.resetInBody()).times(1);
        assertThrows(IOException.class, () -> get("/repository/tags"));
        assertThrows(IOException.class, () -> get("/repository/tags"));
        assertEquals(200, gitlab.requests().get(1).status());
    }

    @Test
    void stallsUntilItIsClosed() throws Exception {
        gitlab.faults().on("POST", "/releases", Fault.commitThenStall());
        CompletableFuture<HttpResponse<String>> pending = http.sendAsync(post(), BodyHandlers.ofString());
        while (gitlab.requests().isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals("Notes", app.release("v1.0").description());
        assertFalse(pending.isDone());
        gitlab.close();
        assertThrows(ExecutionException.class, pending::get);
    }

    @Test
    void saysWhenToComeBack() throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        gitlab.faults().on("GET", "", Fault.rateLimited(now, now.plusSeconds(30)));
        HttpResponse<String> answer = get("/releases");
        assertEquals(429, answer.statusCode());
        assertEquals("Retry later\n", answer.body());
        assertEquals("30", answer.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(
                "1767225630", answer.headers().firstValue("RateLimit-Reset").orElseThrow());
        assertEquals(
                "Thu, 1 Jan 2026 00:00:30 GMT",
                answer.headers().firstValue("RateLimit-ResetTime").orElseThrow());
    }

    @Test
    void refusesALargeBodyWithoutReadingIt() throws Exception {
        gitlab.faults().on("PUT", "", Fault.tooLarge());
        String head = "PUT /api/v4/projects/" + app.id() + "/packages/generic/app/1/a.bin HTTP/1.1\r\n"
                + "Host: localhost\r\nContent-Length: 1048576\r\nExpect: 100-continue\r\n\r\n";
        URI server = URI.create(gitlab.url());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        }
        assertEquals(0, gitlab.requests().get(0).bodyBytes());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> create() throws Exception {
        return http.send(post(), BodyHandlers.ofString());
    }

    private HttpRequest post() {
        return request("/releases")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(CREATE))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4/projects/" + app.id() + path))
                .header("PRIVATE-TOKEN", token);
    }
}
