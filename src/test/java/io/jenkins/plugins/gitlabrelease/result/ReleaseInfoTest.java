package io.jenkins.plugins.gitlabrelease.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.existing.AssetDownload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.junit.jupiter.api.Test;

class ReleaseInfoTest {

    private static final String SERVER = "https://example.com/gitlab";
    private static final Instant TIME = Instant.parse("2026-08-01T10:00:00Z");

    private static Release release(String self) {
        return new Release(
                "v1.0",
                "Version 1",
                "# Notes",
                "<h1>Notes</h1>",
                TIME,
                TIME.plusSeconds(60),
                true,
                false,
                null,
                null,
                List.of(),
                new Release.Assets(List.of(
                        new ReleaseLink(7, "app.zip", SERVER + "/f", SERVER + "/d", LinkType.PACKAGE),
                        new ReleaseLink(8, "Docs", "https://docs", null, LinkType.OTHER))),
                List.of(new Release.Evidence("abc", SERVER + "/evidences/1.json", TIME)),
                new Release.Urls(self, null));
    }

    private final ReleaseInfo info = new ReleaseInfo(release(SERVER + "/acme/lib/app/-/releases/v1.0"), SERVER, true);

    @Test
    void keepsWhatAUserCanNeed() {
        assertEquals("v1.0", info.getTag());
        assertEquals("Version 1", info.getName());
        assertEquals("# Notes", info.getDescription());
        assertEquals("<h1>Notes</h1>", info.getDescriptionHtml());
        assertEquals(SERVER + "/acme/lib/app/-/releases/v1.0", info.getUrl());
        assertEquals("acme/lib/app", info.getProject());
        assertEquals("2026-08-01T10:00:00Z", info.getCreatedAt());
        assertEquals("2026-08-01T10:01:00Z", info.getReleasedAt());
        assertTrue(info.isUpcoming());
        assertEquals(false, info.isHistorical());
        ReleaseInfo.Asset file = info.getAssets().get(0);
        assertEquals(7, file.getId());
        assertEquals("app.zip", file.getName());
        assertEquals(SERVER + "/f", file.getUrl());
        assertEquals(SERVER + "/d", file.getDirectUrl());
        assertEquals("package", file.getType());
        assertEquals("https://docs", info.getAssets().get(1).getDirectUrl());
        ReleaseInfo.CollectedEvidence evidence = info.getEvidences().get(0);
        assertEquals("abc", evidence.getSha());
        assertEquals(SERVER + "/evidences/1.json", evidence.getUrl());
        assertEquals("2026-08-01T10:00:00Z", evidence.getCollectedAt());
    }

    @Test
    void whatGitLabDoesNotTellIsNull() {
        assertNull(info.getCommit());
        assertNull(info.getAuthor());
        assertNull(new ReleaseInfo(release(null), SERVER, true).getProject());
        assertNull(new ReleaseInfo(release("https://elsewhere/a/b/-/releases/v1.0"), SERVER, true).getProject());
    }

    @Test
    void htmlIsNotKeptUnasked() {
        assertNull(new ReleaseInfo(release(null), SERVER, false).getDescriptionHtml());
    }

    @Test
    void survivesARestartOfThePipeline() throws Exception {
        ReleaseInfo read = (ReleaseInfo) copied(info);
        assertEquals("v1.0", read.getTag());
        assertEquals("<h1>Notes</h1>", read.getDescriptionHtml());
        assertEquals("app.zip", read.getAssets().get(0).getName());
        assertEquals("abc", read.getEvidences().get(0).getSha());
        DownloadedFile file =
                (DownloadedFile) copied(new DownloadedFile(new AssetDownload.Downloaded("a", 3, "abc", true), "dir/a"));
        assertEquals(
                "a dir/a 3 abc",
                String.join(" ", file.getName(), file.getPath(), String.valueOf(file.getSize()), file.getSha256()));
        assertTrue(file.isVerified());
    }

    private static Object copied(Serializable bean) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(bean);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void aScriptCannotChangeIt() {
        info.getAssets().clear();
        info.getEvidences().clear();
        info.getMilestones().add("x");
        assertEquals(2, info.getAssets().size());
        assertEquals(1, info.getEvidences().size());
        assertEquals(List.of(), info.getMilestones());
    }

    @Test
    void everyPropertyCanBeReadInTheSandbox() {
        for (Class<?> bean : List.of(
                ReleaseInfo.class,
                ReleaseInfo.Asset.class,
                ReleaseInfo.CollectedEvidence.class,
                DownloadedFile.class)) {
            for (Method method : bean.getDeclaredMethods()) {
                if (method.getName().startsWith("get") || method.getName().startsWith("is")) {
                    assertTrue(method.isAnnotationPresent(Whitelisted.class), method.toString());
                }
            }
        }
    }
}
