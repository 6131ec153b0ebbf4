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
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 5: uploads, lists and deletions of generic packages and their files. */
class PackagesApiTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final byte[] BYTES = "hello, world".getBytes(UTF_8);

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
        assertEquals(
                Fixture.packageUrl(fixture.client, "app", "1.0+b", "a+b.jar"),
                fixture.gitlab.url() + request.rawPath());
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
        assertTrue(Fixture.packageUrl(fixture.client, "app", "1", "x/y/z.bin").endsWith("/app/1/x/y/z.bin"));
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
                () -> developer.packages(fixture.id).upload("secret", "1", "a", Fixture.source(BYTES)));
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
                client.packages(fixture.id)
                        .upload("app", "1", "a", Fixture.source(BYTES))
                        .size());
        assertEquals(token, fixture.lastRequest().header("DEPLOY-TOKEN").orElseThrow());
    }

    @Test
    void packagesAndFiles() throws Exception {
        PackageFile first = fixture.files().upload("app", "1", "a", Fixture.source(new byte[1]));
        fixture.files().upload("app", "1", "a", Fixture.source(new byte[2]));
        fixture.files().upload("app-x", "1", "a", Fixture.source(new byte[3]));
        PackagesApi packages = fixture.files();
        GitLabPackage found = packages.list("app", "1").get(0);
        assertEquals(first.packageId(), found.id());
        assertEquals(2, packages.files(found.id()).size());
        packages.deleteFile(found.id(), first.id());
        assertEquals(1, packages.files(found.id()).size());
        packages.delete(found.id());
        assertEquals(List.of(), packages.list("app", "1"));
        Failures.of(ErrorKind.NOT_FOUND, () -> packages.delete(found.id()));
    }

    @Test
    void packagesMatchExactly() throws Exception {
        String json =
                "[{\"id\":1,\"name\":\"app\",\"version\":\"1\",\"package_type\":\"generic\",\"status\":\"default\"},"
                        + "{\"id\":2,\"name\":\"app-x\",\"version\":\"1\",\"package_type\":\"generic\"},"
                        + "{\"id\":3,\"name\":\"app\",\"version\":\"1.1\",\"package_type\":\"generic\"},"
                        + "{\"id\":4,\"name\":\"app\",\"version\":\"1\",\"package_type\":\"maven\"}]";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            PackagesApi packages = server.client().packages(APP);
            assertEquals(
                    List.of(1L),
                    packages.list("app", "1").stream().map(GitLabPackage::id).toList());
            packages.list("app", "1", PackageStatus.HIDDEN);
            assertEquals(
                    "GET /api/v4/projects/acme%2Fapp/packages?package_type=generic&package_name=app&package_version=1"
                            + "&status=hidden&per_page=100",
                    server.requests.get(1));
        }
    }

    @Test
    void anOldServerDoesNotShowWhatItStored() throws Exception {
        HttpAnswer created = HttpAnswer.text(201, "application/json", "{\"message\":\"201 Created\"}");
        HttpAnswer packages =
                Scripted.json("[{\"id\":1,\"name\":\"app\",\"version\":\"1\",\"package_type\":\"generic\"}]");
        HttpAnswer files = Scripted.json("[{\"id\":5,\"package_id\":1,\"file_name\":\"a\",\"size\":3},"
                + "{\"id\":7,\"package_id\":1,\"file_name\":\"a\",\"size\":3},"
                + "{\"id\":9,\"package_id\":1,\"file_name\":\"b\",\"size\":3}]");
        UploadSource source = Fixture.source(new byte[3]);
        try (Scripted server = new Scripted(created, packages, files)) {
            PackageFile file = server.client().packages(APP).upload("app", "1", "a", source);
            assertEquals(7, file.id());
        }
        HttpAnswer forbidden = HttpAnswer.text(403, "application/json", "{\"message\":\"403 Forbidden\"}");
        try (Scripted server = new Scripted(created, forbidden)) {
            PackageFile file = server.client().packages(APP).upload("app", "1", "a", source);
            assertEquals(new PackageFile(0, 0, "a", 3, null), file);
        }
    }

    @Test
    void deletesOfPackages() throws Exception {
        HttpAnswer gone = HttpAnswer.text(404, "application/json", "{\"message\":\"404 Not found\"}");
        try (Scripted server = new Scripted(HttpAnswer.status(204), HttpAnswer.status(502), gone)) {
            server.client().packages(APP).delete(1);
            server.client().packages(APP).deleteFile(1, 2);
            assertEquals(
                    List.of(
                            "DELETE /api/v4/projects/acme%2Fapp/packages/1",
                            "DELETE /api/v4/projects/acme%2Fapp/packages/1/package_files/2",
                            "DELETE /api/v4/projects/acme%2Fapp/packages/1/package_files/2"),
                    server.requests);
        }
    }
}
