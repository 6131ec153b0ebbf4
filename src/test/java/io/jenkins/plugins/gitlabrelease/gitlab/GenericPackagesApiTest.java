package io.jenkins.plugins.gitlabrelease.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Download;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 5. */
class GenericPackagesApiTest {
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

    private PackageFile upload(byte[] bytes) throws Exception {
        return fixture.files().upload("app", "1.0+b", "a+b.jar", Fixture.source(bytes));
    }

    @Test
    void uploadsRawBytesOfKnownLength() throws Exception {
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        PackageFile file = upload(large);
        assertArrayEquals(large, fixture.app.packageFiles().get(0).bytes());
        assertEquals(fixture.app.packageFiles().get(0).sha256(), file.fileSha256());
        assertEquals(large.length, file.size());
        assertEquals("a+b.jar", file.fileName());
        assertTrue(file.id() > 0 && file.packageId() > 0);
        RecordedRequest request = fixture.lastRequest();
        assertEquals("300000", request.header("Content-Length").orElseThrow());
        assertEquals("select=package_file", request.query());
        assertEquals(fixture.files().url("app", "1.0+b", "a+b.jar"), fixture.gitlab.url() + request.rawPath());
        assertEquals(1, fixture.gitlab.requests().size());
    }

    @Test
    void uploadsEmptyFiles() throws Exception {
        assertEquals(0, upload(new byte[0]).size());
    }

    @Test
    void uploadsHiddenPackagesAndSubdirectories() throws Exception {
        fixture.files().upload("app", "1", "x/y/z.bin", Fixture.source(BYTES), PackageStatus.HIDDEN);
        assertEquals("select=package_file&status=hidden", fixture.lastRequest().query());
        assertEquals("x%2Fy%2Fz.bin", fixture.app.packageFiles().get(0).fileName());
        assertTrue(fixture.files().url("app", "1", "x/y/z.bin").endsWith("/app/1/x/y/z.bin"));
    }

    @Test
    void asksForFilesByHead() throws Exception {
        PackageFile file = upload(BYTES);
        StoredFile stored = fixture.files().head("app", "1.0+b", "a+b.jar").orElseThrow();
        assertEquals(file.fileSha256(), stored.sha256());
        assertEquals(BYTES.length, stored.length());
        assertEquals("HEAD", fixture.lastRequest().method());
        assertEquals(Optional.empty(), fixture.files().head("app", "1.0+b", "nope"));
    }

    @Test
    void downloadsIntoPlace() throws Exception {
        String sha256 = upload(BYTES).fileSha256();
        Path target = directory.resolve("new/a.jar");
        Download done = fixture.files().download("app", "1.0+b", "a+b.jar", target, sha256);
        assertArrayEquals(BYTES, Files.readAllBytes(target));
        assertEquals(sha256, done.sha256());
        assertEquals(BYTES.length, done.size());
        assertEquals(target.toAbsolutePath(), done.file());
        assertEquals(List.of("a.jar"), names(target.getParent()));
    }

    @Test
    void aWrongFileReplacesNothing() throws Exception {
        upload(BYTES);
        Path target = Files.writeString(directory.resolve("a.jar"), "before");
        GitLabException e = Failures.of(
                ErrorKind.CORRUPT_DOWNLOAD,
                () -> fixture.files().download("app", "1.0+b", "a+b.jar", target, "00".repeat(32)));
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
        assertEquals(
                100_000,
                fixture.files()
                        .download("app", "1.0+b", "a+b.jar", target, null)
                        .size());
        assertEquals(2, fixture.retries.size());
        assertEquals(List.of("a.jar"), names(directory));
        Files.delete(target);
        fixture.gitlab.faults().on("GET", "/generic/", Fault.truncate());
        Failures.of(ErrorKind.UNREACHABLE, () -> fixture.files().download("app", "1.0+b", "a+b.jar", target, null));
        assertEquals(List.of(), names(directory));
    }

    @Test
    void aTargetThatCannotBeWrittenIsNotRepeated() throws Exception {
        upload(BYTES);
        Path file = Files.writeString(directory.resolve("file"), "x");
        Failures.of(
                ErrorKind.TARGET_UNWRITABLE,
                () -> fixture.files().download("app", "1.0+b", "a+b.jar", file.resolve("below"), null));
        Path occupied = Files.createDirectories(directory.resolve("dir/sub")).getParent();
        Failures.of(
                ErrorKind.TARGET_UNWRITABLE, () -> fixture.files().download("app", "1.0+b", "a+b.jar", occupied, null));
        assertEquals(List.of(), fixture.retries);
        assertEquals(List.of("dir", "file"), names(directory));
    }

    @Test
    void aSourceThatFailsIsNotRepeated() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the agent is gone");
            }
        };
        GitLabException e = Failures.of(
                ErrorKind.SOURCE_UNREADABLE, () -> fixture.files().upload("app", "1", "a", Fixture.source(10, broken)));
        assertTrue(e.getMessage().contains("the agent is gone"), e.getMessage());
        assertEquals(List.of(), fixture.retries);
        assertEquals(List.of(), fixture.app.packageFiles());
    }

    @Test
    void aSourceThatChangesItsLengthIsToldAndNotStored() {
        for (long announced : new long[] {5, 20}) {
            GitLabException e = Failures.of(
                    ErrorKind.SOURCE_UNREADABLE,
                    () -> fixture.files()
                            .upload("app", "1", "a", Fixture.source(announced, new ByteArrayInputStream(BYTES))));
            assertTrue(e.getMessage().contains("bytes instead of " + announced), e.getMessage());
        }
        assertEquals(List.of(), fixture.app.packageFiles());
    }

    @Test
    void everyAttemptOpensTheSourceAgain() throws Exception {
        int[] opened = {0};
        int[] closed = {0};
        UploadSource source = new UploadSource() {
            @Override
            public long length() {
                return BYTES.length;
            }

            @Override
            public InputStream open() {
                opened[0]++;
                return new ByteArrayInputStream(BYTES) {
                    @Override
                    public void close() {
                        closed[0]++;
                    }
                };
            }
        };
        fixture.gitlab.faults().on("PUT", "/generic/", Fault.status(503)).times(2);
        fixture.files().upload("app", "1", "a", source);
        assertEquals(3, opened[0]);
        assertEquals(3, closed[0]);
        assertEquals(1, fixture.app.packageFiles().size());
    }

    @Test
    void refusalsAreExplained() {
        fixture.app.switches().protectPackage("secret");
        GitLabClient developer = fixture.as(Role.DEVELOPER);
        Failures.of(
                ErrorKind.PACKAGE_PROTECTED,
                () -> developer.genericPackages(fixture.id).upload("secret", "1", "a", Fixture.source(BYTES)));
        fixture.gitlab.group("acme").duplicatePackageFiles(false, "");
        assertThrows(GitLabException.class, () -> {
            upload(BYTES);
            upload(BYTES);
        });
        GitLabException large = Failures.of(ErrorKind.TOO_LARGE, () -> {
            fixture.gitlab.settings().maxPackageFileSize(5);
            fixture.files().upload("app", "2", "a", Fixture.source(BYTES));
        });
        assertTrue(large.getMessage().contains("5 GiB by default"), large.getMessage());
        GitLabException proxy = Failures.of(ErrorKind.TOO_LARGE, () -> {
            fixture.gitlab.settings().proxyBodyLimit(5);
            fixture.files().upload("app", "2", "a", Fixture.source(BYTES));
        });
        assertTrue(proxy.getMessage().contains("client_max_body_size"), proxy.getMessage());
        assertEquals(413, proxy.status());
        assertEquals("413 Request Entity Too Large", proxy.words());
        assertNull(proxy.until());
    }

    @Test
    void aDeployTokenUploads() throws Exception {
        String token = fixture.gitlab
                .tokens()
                .deploy(fixture.app, "write_package_registry", "read_package_registry")
                .value();
        GitLabClient client = fixture.with(GitLabToken.deploy(token));
        assertEquals(
                BYTES.length,
                client.genericPackages(fixture.id)
                        .upload("app", "1", "a", Fixture.source(BYTES))
                        .size());
        assertEquals(token, fixture.lastRequest().header("DEPLOY-TOKEN").orElseThrow());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
