package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main way through the emulator, as a test of the plugin goes it. */
class GitLabEmulatorTest {

    private final GitLabEmulator gitlab = GitLabEmulator.start();
    private final EmulatedProject app = gitlab.project("acme/app");
    private final String token = gitlab.token(Role.DEVELOPER, "api");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void uploadsAndPublishes() throws Exception {
        app.tag("v1.0");
        app.milestone("1.0");
        byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
        String file = api("/packages/generic/app/v1.0/app.bin");
        HttpResponse<String> uploaded = send("PUT", file + "?select=package_file", bytes);
        assertEquals(200, uploaded.statusCode(), uploaded.body());
        assertEquals(
                app.packageFiles().get(0).sha256(),
                json(uploaded).path("file_sha256").asText());

        HttpResponse<String> created =
                send("POST", api("/releases"), """
                    {"tag_name": "v1.0", "description": "Notes", "milestones": ["1.0"], "assets": {"links": [
                      {"name": "app.bin", "url": "%s", "direct_asset_path": "/app.bin", "link_type": "package"}]}}
                    """.formatted(file).getBytes(StandardCharsets.UTF_8));
        assertEquals(201, created.statusCode(), created.body());
        assertEquals(
                gitlab.url() + "/acme/app/-/releases/v1.0",
                json(created).path("_links").path("self").asText());
        EmulatedRelease release = app.release("v1.0");
        assertEquals("1.0", release.milestones().get(0).title());
        assertEquals("/app.bin", release.link("app.bin").path());

        HttpResponse<byte[]> downloaded = http.send(request("GET", file, new byte[0]), BodyHandlers.ofByteArray());
        assertArrayEquals(bytes, downloaded.body());
    }

    @Test
    void anUnchangedAnswerHasNoBody() throws Exception {
        app.addRelease("v1.0", null, "Notes");
        gitlab.settings().unknownKeys(false);
        HttpResponse<String> first = send("GET", api("/releases/v1.0"), new byte[0]);
        HttpRequest unchanged = HttpRequest.newBuilder(URI.create(api("/releases/v1.0")))
                .header("PRIVATE-TOKEN", token)
                .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
                .build();
        assertEquals(304, http.send(unchanged, BodyHandlers.ofString()).statusCode());
        app.addLink("v1.0", "a", "https://h/a", null);
        assertEquals(200, http.send(unchanged, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void linksAreBoundByTheDatabase() throws Exception {
        app.addRelease("v1.0", null, "Notes");
        StringBuilder random = new StringBuilder("https://h/");
        new Random(1)
                .ints(3_000, 0, 62)
                .forEach(
                        i -> random.append("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".charAt(i)));
        String body = "{\"name\": \"a\", \"url\": \"%s\"}";
        byte[] tooLong = body.formatted(random).getBytes(StandardCharsets.UTF_8);
        byte[] monotone = body.formatted("https://h/" + "a".repeat(3_000)).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                500, send("POST", api("/releases/v1.0/assets/links"), tooLong).statusCode());
        assertEquals(
                201, send("POST", api("/releases/v1.0/assets/links"), monotone).statusCode());
    }

    @Test
    void recordsRequestsAsTheyWereSent() throws Exception {
        send("GET", gitlab.url() + "/api/v4/projects/acme%2Fapp/releases/lib%2Fv1?x=%2B", new byte[0]);
        RecordedRequest request = gitlab.requests().get(0);
        assertEquals("/api/v4/projects/acme%2Fapp/releases/lib%2Fv1", request.rawPath());
        assertEquals("x=%2B", request.query());
        assertEquals(token, request.header("private-token").orElseThrow());
        assertEquals(404, request.status());
    }

    @Test
    void servesBelowAContextPath() throws Exception {
        try (GitLabEmulator below =
                GitLabEmulator.builder().contextPath("/gitlab").start()) {
            below.project("acme/app").tag("v1.0");
            String its = below.token(Role.DEVELOPER, "api");
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(below.url() + "/api/v4/projects/acme%2Fapp/repository/tags/v1.0"))
                    .header("PRIVATE-TOKEN", its)
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertTrue(below.url().endsWith("/gitlab"), below.url());
        }
    }

    @Test
    void countsNoMoreThanTenThousandRows() throws Exception {
        for (int i = 0; i <= 10_000; i++) {
            app.addRelease("v" + i, null, null);
        }
        HttpResponse<String> page = send("GET", api("/releases?per_page=1&page=2"), new byte[0]);
        assertTrue(page.headers().firstValue("X-Total").isEmpty());
        assertTrue(page.headers().firstValue("X-Total-Pages").isEmpty());
        assertEquals("3", page.headers().firstValue("X-Next-Page").orElseThrow());
        assertFalse(page.headers().firstValue("Link").orElseThrow().contains("rel=\"last\""));
    }

    @Test
    void sendsUnknownKeysInEveryOtherAnswer() throws Exception {
        app.addRelease("v1.0", null, null);
        boolean first = json(send("GET", api("/releases/v1.0"), new byte[0])).has("emulated_future_key");
        boolean second = json(send("GET", api("/releases/v1.0"), new byte[0])).has("emulated_future_key");
        assertTrue(first != second);
    }

    @Test
    void showsAReleaseToAPersonWithEverythingEscaped() throws Exception {
        app.addRelease("v1.0", "<script>alert(1)</script>", "<img src=x onerror=alert(2)>");
        app.addPackageFile("app", "v1.0", "a.bin", new byte[] {1, 2, 3});
        app.addLink("v1.0", "\"><b>x", api("/packages/generic/app/v1.0/a.bin"), "/a.bin");
        HttpResponse<String> page = send("GET", gitlab.url() + "/acme/app/-/releases/v1.0", new byte[0]);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("&lt;script&gt;alert(1)&lt;/script&gt;"), page.body());
        assertFalse(page.body().contains("<script"), page.body());
        assertFalse(page.body().contains("<img"), page.body());
        assertFalse(page.body().contains("<b>x"), page.body());
        assertTrue(page.body().contains(app.packageFiles().get(0).sha256()), page.body());
    }

    @Test
    void showsProjectsWithTheirReleases() throws Exception {
        app.addRelease("v1.0", "One", "Notes");
        gitlab.project("acme/lib");
        assertTrue(page("/").contains("/acme/lib/-/releases"));
        assertTrue(page("/acme/app").contains("/acme/app/-/releases/v1.0"));
        assertTrue(page("/acme/lib/-/releases").contains("No releases yet."));
        assertEquals(
                404,
                send("GET", gitlab.url() + "/acme/none/-/releases", new byte[0]).statusCode());
        assertEquals(
                404,
                send("GET", gitlab.url() + "/acme/app/-/releases/v2", new byte[0])
                        .statusCode());
    }

    @Test
    void showsAReleaseToAPerson() throws Exception {
        app.addRelease(
                "v1.0",
                "First",
                "# New\n\n* **faster** by `x*y`\n* see https://example.com/a_b_c.\n\n<!-- gitlab-release: notes -->\n\n1. one\n\n"
                        + "```\n<b>code</b>\n```\n\n| A | B |\n|---|---|\n| 1 | [two](https://example.com/2) |\n",
                Instant.parse("2026-03-01T10:30:00Z"));
        app.addPackageFile("app", "1.0", "app.zip", new byte[1_500_000]);
        app.addLink("v1.0", "app.zip", api("/packages/generic/app/1.0/app.zip"), "/app.zip");
        String page = page("/acme/app/-/releases/v1.0");
        for (String part : new String[] {
            "<h3>New</h3>",
            "<li><strong>faster</strong> by <code>x*y</code></li>",
            "<a href=\"https://example.com/a_b_c\" rel=\"noreferrer\">https://example.com/a_b_c</a>.",
            "<ol>\n<li>one</li>",
            "<pre>&lt;b&gt;code&lt;/b&gt;\n</pre>",
            "<th>A</th>",
            ">two</a></td>",
            "1 March 2026, 10:30 UTC",
            "1.4 MiB",
            "Latest"
        }) {
            assertTrue(page.contains(part), part + " in " + page);
        }
        assertFalse(page.contains("gitlab-release: notes"), page);
        assertTrue(page("/acme/app/-/releases").contains(">1 release<"), page);
        assertTrue(page("/").contains(">1 release<"));
    }

    @Test
    void letsABrowserDownloadWhatThePageLinks() throws Exception {
        app.addRelease("v1.0", null, null);
        app.addPackageFile("app", "v1.0", "a.bin", "abc".getBytes(StandardCharsets.UTF_8));
        app.addLink("v1.0", "a.bin", api("/packages/generic/app/v1.0/a.bin"), "/a.bin");
        URI web = URI.create(gitlab.url() + "/acme/app/-/releases/permalink/latest/downloads/a.bin");
        HttpClient browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        HttpResponse<String> file = browser.send(HttpRequest.newBuilder(web).build(), BodyHandlers.ofString());
        assertEquals("abc", file.body());
    }

    private String page(String path) throws Exception {
        return send("GET", gitlab.url() + path, new byte[0]).body();
    }

    private String api(String path) {
        return gitlab.url() + "/api/v4/projects/" + app.id() + path;
    }

    private HttpResponse<String> send(String method, String url, byte[] body) throws Exception {
        return http.send(request(method, url, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String url, byte[] body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("PRIVATE-TOKEN", token)
                .header("Content-Type", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.MAPPER.readTree(answer.body());
    }
}
