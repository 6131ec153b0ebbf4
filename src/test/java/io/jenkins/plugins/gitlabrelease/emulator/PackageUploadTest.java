package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.RawConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uploads byte by byte, which the cases of the contract cannot show. */
class PackageUploadTest {

    private final GitLabEmulator gitlab = GitLabEmulator.start();
    private final EmulatedProject app = gitlab.project("acme/app");
    private final String token = gitlab.token(Role.DEVELOPER, "api");

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void refusesBeforeTheBodyIsRead() throws Exception {
        try (RawConnection client = connect()) {
            client.send(head("bad name".replace(" ", "%20"), "a.bin", "Content-Length: 1000000000"));
            assertTrue(client.head().startsWith("HTTP/1.1 400 "));
        }
        assertEquals(0, gitlab.requests().get(0).bodyBytes());
    }

    @Test
    void refusesARequestWithoutAnyBody() throws Exception {
        try (RawConnection client = connect()) {
            assertTrue(client.send(head("app", "a.bin", "X-None: 1")).head().startsWith("HTTP/1.1 400 "));
        }
        assertTrue(app.packageFiles().isEmpty());
    }

    @Test
    void takesChunksAsWell() throws Exception {
        try (RawConnection client = connect()) {
            client.send(head("app", "a.bin", "Transfer-Encoding: chunked")).send("3\nabc\n0\n\n");
            assertTrue(client.head().startsWith("HTTP/1.1 201 "));
        }
        assertEquals("abc", new String(app.packageFiles().get(0).bytes(), StandardCharsets.US_ASCII));
    }

    @Test
    void keepsNothingOfAnUploadThatBreaksOff() throws Exception {
        try (RawConnection client = connect()) {
            client.send(head("app", "a.bin", "Content-Length: 10")).send("abc").endSending();
            assertEquals("", client.rest());
        }
        assertTrue(app.packageFiles().isEmpty());
        assertTrue(app.packages().isEmpty());
        assertEquals(0, gitlab.requests().get(0).status());
        assertEquals(3, gitlab.requests().get(0).bodyBytes());
    }

    @Test
    void canLetUploadsRaceForANewPackage() throws Exception {
        gitlab.settings().racingUploads(true);
        try (RawConnection first = connect();
                RawConnection second = connect()) {
            begin(first, "a.bin");
            begin(second, "b.bin");
            assertTrue(first.send("abc").head().startsWith("HTTP/1.1 201 "));
            assertTrue(second.send("abc").head().startsWith("HTTP/1.1 500 "));
        }
        try (RawConnection third = connect()) {
            begin(third, "b.bin");
            assertTrue(third.send("abc").head().startsWith("HTTP/1.1 201 "));
        }
        assertEquals(2, app.packageFiles().size());
    }

    @Test
    void redirectsToAnOriginThatSeesNoTokenUnlessItIsSentThere() throws Exception {
        app.addPackageFile("app", "1.0", "a.bin", "abc".getBytes(StandardCharsets.UTF_8));
        try (SecondOrigin storage = SecondOrigin.start()) {
            gitlab.settings().objectStorage(storage);
            HttpClient follower = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
            String url = gitlab.url() + "/api/v4/projects/acme%2Fapp/packages/generic/app/1.0/a.bin";
            HttpRequest careless = HttpRequest.newBuilder(URI.create(url))
                    .header("PRIVATE-TOKEN", token)
                    .build();
            HttpResponse<String> file = follower.send(careless, BodyHandlers.ofString());
            assertEquals("abc", file.body());
            RecordedRequest arrived = storage.requests().get(0);
            assertEquals(token, arrived.header("PRIVATE-TOKEN").orElseThrow());
            assertTrue(arrived.query().contains("X-Amz-Signature="), arrived.query());
            assertFalse(storage.url().contains("127.0.0.1"), "the host differs from GitLab's");
        }
    }

    /** Sends the head and waits until the emulator asks for the body, so that the upload is under way. */
    private void begin(RawConnection client, String file) throws Exception {
        client.send(head("app", file, "Content-Length: 3\nExpect: 100-continue"));
        assertTrue(client.head().startsWith("HTTP/1.1 100 "));
    }

    private String head(String name, String file, String more) {
        return "PUT /api/v4/projects/" + app.id() + "/packages/generic/" + name + "/1.0/" + file
                + " HTTP/1.1\nPRIVATE-TOKEN: " + token + "\n" + more + "\n\n";
    }

    private RawConnection connect() throws Exception {
        return new RawConnection(URI.create(gitlab.url()).getPort());
    }
}
