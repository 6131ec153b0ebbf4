package io.jenkins.plugins.gitlabrelease.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedReleaseTest {

    private static final String URL = "https://gitlab.example.com/group/app/-/releases/v1.0";

    private final PublishedRelease release = new PublishedRelease(result(URL));

    private static ReleaseResult result(String url) {
        return new ReleaseResult(
                "v1.0",
                "Version 1",
                url,
                ReleaseAction.CREATED,
                List.of(
                        new AssetResult(
                                "app.zip",
                                "https://gitlab.example.com/api/v4/app.zip",
                                URL + "/downloads/app.zip",
                                LinkType.PACKAGE,
                                3L,
                                "abc",
                                AssetAction.UPLOADED),
                        new AssetResult(
                                "Manual",
                                "https://docs.example.com/",
                                "https://docs.example.com/",
                                LinkType.OTHER,
                                null,
                                null,
                                AssetAction.LINKED)),
                List.of("1.0"),
                Instant.parse("2026-08-01T10:00:00Z"),
                true);
    }

    @Test
    void keepsWhatAUserCanNeed() {
        assertEquals("v1.0", release.getTag());
        assertEquals("Version 1", release.getName());
        assertEquals(URL, release.getUrl());
        assertEquals("created", release.getAction());
        assertEquals(List.of("1.0"), release.getMilestones());
        assertEquals("2026-08-01T10:00:00Z", release.getReleasedAt());
        assertTrue(release.isUpcoming());

        PublishedAsset file = release.getAssets().get(0);
        assertEquals("app.zip", file.getName());
        assertEquals("https://gitlab.example.com/api/v4/app.zip", file.getUrl());
        assertEquals(URL + "/downloads/app.zip", file.getDirectUrl());
        assertEquals("package", file.getType());
        assertEquals(3L, file.getSize());
        assertEquals("abc", file.getSha256());
        assertEquals("uploaded", file.getAction());

        PublishedAsset link = release.getAssets().get(1);
        assertNull(link.getSize());
        assertNull(link.getSha256());
    }

    @Test
    void survivesARestartOfThePipeline() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(release);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            PublishedRelease read = (PublishedRelease) in.readObject();
            assertEquals(release.getTag(), read.getTag());
            assertEquals("app.zip", read.getAssets().get(0).getName());
        }
    }

    @Test
    void aScriptCannotChangeIt() {
        release.getAssets().clear();
        release.getMilestones().clear();
        assertEquals(2, release.getAssets().size());
        assertEquals(1, release.getMilestones().size());
    }

    @Test
    void everyPropertyCanBeReadInTheSandbox() {
        for (Class<?> bean : List.of(PublishedRelease.class, PublishedAsset.class)) {
            for (Method method : bean.getDeclaredMethods()) {
                if (method.getName().startsWith("get") || method.getName().startsWith("is")) {
                    boolean property = method.getParameterCount() == 0;
                    assertEquals(property, method.isAnnotationPresent(Whitelisted.class), method.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "ftp://example.com/", "//example.com/", ""})
    void pagesLinkToTheWebOnly(String url) {
        assertTrue(release.hasWebUrl());
        assertFalse(new PublishedRelease(result(url)).hasWebUrl());
    }
}
