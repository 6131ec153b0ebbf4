package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseDownloadStep;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadAssetsTest {

    private static final int MIB = 1024 * 1024;

    private final SiblingFixture fixture = new SiblingFixture();
    private final GitLabReleaseDownloadStep options = new GitLabReleaseDownloadStep();
    private final Map<String, Integer> complete = new ConcurrentHashMap<>();

    @BeforeEach
    void publish() {
        options.setProject("acme/app");
        options.setTag("v1.0");
        fixture.app.addRelease("v1.0", null, null, Instant.parse("2025-01-01T00:00:00Z"));
        fixture.app.addPackageFile("app", "v1.0", "app.zip", new byte[2 * MIB]);
        fixture.app.addLink(
                "v1.0",
                "app.zip",
                fixture.gitlab.url() + "/api/v4/projects/acme%2Fapp/packages/generic/app/v1.0/app.zip",
                null);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private DownloadTarget target(String path) {
        return new DownloadTarget() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            @Override
            public OutputStream open() {
                return bytes;
            }

            @Override
            public void complete() {
                complete.put(path, bytes.size());
            }

            @Override
            public void discard() {}

            @Override
            public boolean mayBeHtml() {
                return false;
            }
        };
    }

    private String refusal() {
        return assertThrows(
                        ReleaseException.class,
                        () -> new DownloadAssets(options, fixture.access(options)).to(this::target))
                .getMessage();
    }

    @Test
    void aLargeFileIsFineUnlessThereIsALimit() throws Exception {
        new DownloadAssets(options, fixture.access(options)).to(this::target);
        options.setMaxSize(2);
        new DownloadAssets(options, fixture.access(options)).to(this::target);
        assertEquals(Map.of("app.zip", 2 * MIB), complete);
    }

    @Test
    void aFileOverTheLimitFailsTheDownload() {
        options.setMaxSize(1);
        String message = refusal();
        assertTrue(message.startsWith("The asset app.zip was not downloaded: GET "), message);
        assertTrue(
                message.contains(
                        "gave a file of more than 1048576 bytes, which is the limit. Raise maxSize, or set it"),
                message);
        assertEquals(Map.of(), complete);
    }

    @Test
    void aLimitBelowNothingIsRefused() {
        options.setMaxSize(-1);
        assertEquals("maxSize is -1. Set it to 0 for no limit, or to 1 or more.", refusal());
    }

    @Test
    void aLeadingDotMeansTheRelease() throws Exception {
        options.setAssets("./*.zip");
        new DownloadAssets(options, fixture.access(options)).to(this::target);
        assertEquals(Map.of("app.zip", 2 * MIB), complete);
    }

    @Test
    void bracesAreExplained() {
        options.setAssets("*.{tgz,deb}");
        assertTrue(refusal().endsWith("Patterns have no braces: write each alternative by itself."), refusal());
    }
}
