package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.Failures;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabExceptionTest {
    private static final ProjectId APP = ProjectId.of("acme/app");

    @Test
    void isOneLineWithTheFactsTheCauseAndTheRemedy() throws Exception {
        String body = "{\"message\":\"You are not allowed to create this tag as it is protected.\"}";
        try (Scripted server =
                new Scripted(HttpAnswer.text(403, "application/json", body).header("X-Request-Id", "01HX"))) {
            GitLabException e = Failures.of(
                    ErrorKind.PROTECTED_TAG, () -> server.client().releases(APP).create(NewRelease.of("v1")));
            assertEquals(
                    "POST " + server.url() + "/api/v4/projects/acme%2Fapp/releases answered 403 \"You are not allowed"
                            + " to create this tag as it is protected.\". A protected-tag rule matches the tag, and the"
                            + " token's user may not create such tags: allow the role or user in Settings > Repository >"
                            + " Protected tags, or use another token. (request id 01HX)",
                    e.getMessage());
        }
    }

    @Test
    void survivesSerialization() throws Exception {
        String body = "{\"message\":{\"name\":[\"is bad\"]}}";
        List<GitLabException> all = new ArrayList<>();
        try (Scripted server = new Scripted(
                HttpAnswer.text(400, "application/json", body), HttpAnswer.text(200, "text/html", "<html>"))) {
            all.add(Failures.of(ErrorKind.VALIDATION, () -> server.client().user()));
            all.add(Failures.of(ErrorKind.NOT_JSON, () -> server.client().user()));
        }
        for (GitLabException e : all) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(e);
            GitLabException read =
                    (GitLabException) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            assertEquals(e.getMessage(), read.getMessage());
            assertEquals(e.kind(), read.kind());
            assertEquals(e.fields(), read.fields());
        }
        assertEquals(List.of("is bad"), all.get(0).fields().get("name"));
    }

    @Test
    void listenersHearOfEveryRequest() throws Exception {
        List<String> heard = new ArrayList<>();
        GitLabEvents events = new GitLabEvents() {
            @Override
            public void request(String method, String path, int status) {
                heard.add(method + " " + path + " " + status);
            }
        };
        try (Scripted server = new Scripted(HttpAnswer.status(502), Scripted.json("{\"id\":1}"))) {
            server.builder("").events(events).build().user();
        }
        assertEquals(List.of("GET /api/v4/user 502", "GET /api/v4/user 200"), heard);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://h/x?y, https://h",
        "https://h:8443/x, https://h:8443",
        "http://[::1]:80/, http://[::1]",
        "http://127.0.0.1:8080/a, http://127.0.0.1:8080",
    })
    void namesTheServer(String url, String origin) {
        assertEquals(origin, GitLabException.Facts.origin(HttpUrl.get(url)));
    }

    @Test
    void ofAFailureWithoutAnAnswerThereIsLittleToTell() {
        ApiRequest request = ApiRequest.get(Operation.READ, HttpUrl.get("https://h/api/v4/x?token=s3cret"));
        GitLabException e =
                new GitLabException(GitLabException.Facts.of(ErrorKind.UNREACHABLE, request, 0, "got no answer"), "m");
        assertEquals(0, e.status());
        assertEquals("", e.words());
        assertEquals("GET", e.method());
        assertEquals("/api/v4/x", e.path());
        assertEquals("https://h", e.server());
        assertNull(e.requestId());
        assertNull(e.until());
        assertTrue(e.fields().isEmpty());
        assertFalse(e.isAmbiguous());
    }
}
