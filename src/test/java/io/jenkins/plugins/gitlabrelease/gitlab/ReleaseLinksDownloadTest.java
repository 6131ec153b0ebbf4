package io.jenkins.plugins.gitlabrelease.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.SecondOrigin;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget.Received;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 5.2: what a link points to, downloaded into its place or not at all. */
class ReleaseLinksDownloadTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final HttpAnswer ABC = HttpAnswer.status(200).body("abc".getBytes(UTF_8));
    private static final byte[] BYTES = "hello, world".getBytes(UTF_8);

    @TempDir
    private Path directory;

    private Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void downloadsIntoPlace() throws Exception {
        String sha256 = upload(BYTES).fileSha256();
        Path target = directory.resolve("new/a.jar");
        Received done = fixture.download(url(), target, sha256);
        assertArrayEquals(BYTES, Files.readAllBytes(target));
        assertEquals(sha256, done.sha256());
        assertEquals(BYTES.length, done.size());
        assertEquals(List.of("a.jar"), names(target.getParent()));
    }

    @Test
    void aWrongFileReplacesNothing() throws Exception {
        upload(BYTES);
        Path target = Files.writeString(directory.resolve("a.jar"), "before");
        GitLabException e =
                Failures.of(ErrorKind.CORRUPT_DOWNLOAD, () -> fixture.download(url(), target, "00".repeat(32)));
        assertTrue(e.getMessage().contains("SHA-256 is not the expected one"), e.getMessage());
        assertEquals("before", Files.readString(target));
        assertEquals(List.of("a.jar"), names(directory));
    }

    @Test
    void aBrokenDownloadIsRepeatedAndLeavesNothing() throws Exception {
        upload(new byte[100_000]);
        fixture.gitlab.faults().on("GET", "/generic/", Fault.truncate()).times(1);
        fixture.gitlab.faults().on("GET", "/generic/", Fault.resetInBody()).times(1);
        Path target = directory.resolve("a.jar");
        assertEquals(100_000, fixture.download(url(), target, null).size());
        assertEquals(2, fixture.retries.size());
        assertEquals(List.of("a.jar"), names(directory));
        Files.delete(target);
        fixture.gitlab.faults().on("GET", "/generic/", Fault.truncate());
        Failures.of(ErrorKind.UNREACHABLE, () -> fixture.download(url(), target, null));
        assertEquals(List.of(), names(directory));
    }

    @Test
    void aTargetThatCannotBeWrittenIsNotRepeated() throws Exception {
        upload(BYTES);
        Path file = Files.writeString(directory.resolve("file"), "x");
        Failures.of(ErrorKind.TARGET_UNWRITABLE, () -> fixture.download(url(), file.resolve("below"), null));
        Path occupied = Files.createDirectories(directory.resolve("dir/sub")).getParent();
        Failures.of(ErrorKind.TARGET_UNWRITABLE, () -> fixture.download(url(), occupied, null));
        assertEquals(List.of(), fixture.retries);
        assertEquals(List.of("dir", "file"), names(directory));
    }

    @Test
    void byLink() throws Exception {
        try (Scripted server = new Scripted(ABC)) {
            ReleaseLink link = link(server.url() + "/acme/app/uploads/0123456789abcdef0123456789abcdef/x");
            server.client().releaseLinks(APP).download(link, access(server), target("x"), SHA256_OF_ABC.toUpperCase());
            assertEquals(List.of("GET /acme/app/uploads/0123456789abcdef0123456789abcdef/x"), server.requests);
            assertEquals("abc", Files.readString(directory.resolve("x")));
            assertEquals(
                    "identity", server.received.get(0).header("Accept-Encoding").orElseThrow());
            assertTrue(server.received.get(0).header("PRIVATE-TOKEN").isPresent());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> server.client()
                            .releaseLinks(APP)
                            .download(link("ftp://h/x"), access(server), target("y"), null));
        }
    }

    @Test
    void whatTheServerSaysOfTheFileMustBeTrue() throws Exception {
        try (Scripted server =
                new Scripted(ABC.header("X-Checksum-SHA256", SHA256_OF_ABC), ABC.header("X-Checksum-SHA256", "00"))) {
            ReleaseLinksApi links = server.client().releaseLinks(APP);
            ReleaseLink link = link(server.url() + "/a");
            links.download(link, access(server), target("x"), null);
            Failures.of(ErrorKind.CORRUPT_DOWNLOAD, () -> links.download(link, access(server), target("y"), null));
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
                            .download(link(server.url() + "/uploads/x"), access(server), target("x"), null));
            assertTrue(e.getMessage().contains("sign-in page"), e.getMessage());
        }
    }

    @Test
    void storageBehindARedirectSeesNoToken() throws Exception {
        PackageFile file = upload(BYTES);
        try (SecondOrigin storage = SecondOrigin.start()) {
            fixture.gitlab.settings().objectStorage(storage);
            Path target = directory.resolve("a.jar");
            fixture.download(url(), target, file.fileSha256());
            assertArrayEquals(BYTES, Files.readAllBytes(target));
            assertFalse(storage.requests().isEmpty());
            assertTrue(storage.requests().stream()
                    .allMatch(r -> r.header("PRIVATE-TOKEN").isEmpty()));
        }
    }

    private PackageFile upload(byte[] bytes) throws Exception {
        return fixture.files().upload("app", "1.0+b", "a+b.jar", Fixture.source(bytes));
    }

    private String url() {
        return Fixture.packageUrl(fixture.client, "app", "1.0+b", "a+b.jar");
    }

    private FileTarget target(String name) {
        return new FileTarget(directory.resolve(name));
    }

    private static ReleaseLink link(String url) {
        return new ReleaseLink(1, "n", url, null, LinkType.OTHER);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static AssetAccess access(Scripted server) {
        ServerUrl url = ServerUrl.parse(server.url());
        return new AssetAccess(url, url, Set.of("acme/app"), true);
    }
}
