package io.jenkins.plugins.gitlabrelease.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Download;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 3.6 and 5.2: assets by path, by link and of the latest release, on new and old servers. */
class DownloadsTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final HttpAnswer ABC = HttpAnswer.status(200).body("abc".getBytes(UTF_8));
    private static final HttpAnswer NO_ROUTE =
            HttpAnswer.text(404, "application/json", "{\"error\":\"404 Not Found\"}");

    @TempDir
    private Path directory;

    @Test
    void byPath() throws Exception {
        try (Scripted server = new Scripted(Scripted.redirect("/api/v4/file"), ABC)) {
            Path target = directory.resolve("x");
            Download done = server.client().releases(APP).download("a/b", "/bin/x+y.jar", target, SHA256_OF_ABC);
            assertEquals(SHA256_OF_ABC, done.sha256());
            assertEquals("abc", Files.readString(target));
            assertEquals(
                    "GET /api/v4/projects/acme%2Fapp/releases/a%2Fb/downloads/bin/x%2By.jar", server.requests.get(0));
            assertEquals(
                    "identity", server.received.get(0).header("Accept-Encoding").orElseThrow());
        }
    }

    @Test
    void ofTheLatest() throws Exception {
        try (Scripted server = new Scripted(
                Scripted.redirect("/api/v4/projects/1/releases/v1/downloads/x"),
                Scripted.redirect("/api/v4/file"),
                ABC)) {
            server.client().releases(APP).downloadLatest("x", directory.resolve("x"), null);
            assertEquals(
                    "GET /api/v4/projects/acme%2Fapp/releases/permalink/latest/downloads/x", server.requests.get(0));
            assertEquals("abc", Files.readString(directory.resolve("x")));
        }
    }

    @Test
    void anOldServerIsAskedForItsLinks() throws Exception {
        try (Scripted server = new Scripted(request -> {
            String host = "http://" + request.header("Host").orElseThrow();
            if (request.target().startsWith("/file")) {
                return ABC;
            }
            if (request.target().contains("/downloads/") || request.target().contains("/permalink/")) {
                return NO_ROUTE;
            }
            String release = "{\"tag_name\":\"v1\",\"assets\":{\"links\":[{\"name\":\"x\",\"url\":\"" + host
                    + "/file\",\"direct_asset_url\":\"" + host + "/acme/app/-/releases/v1/downloads/bin/x\"}]}}";
            return Scripted.json(request.target().contains("releases?") ? "[" + release + "]" : release);
        })) {
            ReleasesApi releases = server.client().releases(APP);
            releases.download("v1", "/bin/x", directory.resolve("x"), null);
            assertEquals("abc", Files.readString(directory.resolve("x")));
            releases.downloadLatest("bin/x", directory.resolve("y"), null);
            assertEquals("abc", Files.readString(directory.resolve("y")));
            assertEquals("v1", releases.latest().orElseThrow().tagName());
            Failures.of(
                    ErrorKind.ROUTE_NOT_FOUND,
                    () -> releases.download("v1", "/bin/other", directory.resolve("z"), null));
        }
    }

    @Test
    void byLink() throws Exception {
        try (Scripted server = new Scripted(ABC)) {
            ReleaseLink link = link(server.url() + "/anywhere");
            server.client().releaseLinks(APP).download(link, directory.resolve("x"), SHA256_OF_ABC.toUpperCase());
            assertEquals(List.of("GET /anywhere"), server.requests);
            assertTrue(server.received.get(0).header("PRIVATE-TOKEN").isPresent());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> server.client().releaseLinks(APP).download(link("ftp://h/x"), directory.resolve("y"), null));
        }
    }

    @Test
    void whatTheServerSaysOfTheFileMustBeTrue() throws Exception {
        try (Scripted server =
                new Scripted(ABC.header("X-Checksum-SHA256", SHA256_OF_ABC), ABC.header("X-Checksum-SHA256", "00"))) {
            GenericPackagesApi files = server.client().genericPackages(APP);
            files.download("app", "1", "a", directory.resolve("x"), null);
            Failures.of(
                    ErrorKind.CORRUPT_DOWNLOAD, () -> files.download("app", "1", "a", directory.resolve("y"), null));
            assertTrue(Files.notExists(directory.resolve("y")));
            assertEquals(2, server.requests.size());
        }
    }

    @Test
    void aSignInPageIsNoFile() throws Exception {
        try (Scripted server = new Scripted(Scripted.redirect("/users/sign_in"))) {
            GitLabException e = Failures.of(
                    ErrorKind.NOT_AUTHENTICATED,
                    () -> server.client()
                            .releaseLinks(APP)
                            .download(link(server.url() + "/uploads/x"), directory.resolve("x"), null));
            assertTrue(e.getMessage().contains("sign-in page"), e.getMessage());
        }
    }

    private static ReleaseLink link(String url) {
        return new ReleaseLink(1, "n", url, null, LinkType.OTHER, null);
    }
}
