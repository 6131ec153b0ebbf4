package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishTest {

    private static final Asset JAR = BytesAsset.of("target/app.jar", "the jar");
    private static final Asset ZIP = BytesAsset.of("dist/app-1.0+b7.zip", "the zip");
    private static final LinkRequest DOCS =
            new LinkRequest("Manual", "https://docs.example.com/1.0", LinkType.RUNBOOK, "/manual.html");

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void publishesFilesAndLinksInOnePost() throws Exception {
        ReleaseResult result = fixture.publish(request());

        EmulatedRelease release = fixture.project.release("v1.0");
        assertEquals("App 1.0", release.name());
        assertEquals("# Notes", release.description());
        assertEquals(1, fixture.requests("POST"));
        String base = fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/packages/generic/app/v1.0/";
        assertLink(release.link("app.jar"), base + "app.jar", "package", "/app.jar");
        assertLink(release.link("app-1.0+b7.zip"), base + "app-1.0%2Bb7.zip", "package", "/app-1.0.b7.zip");
        assertLink(release.link("Manual"), "https://docs.example.com/1.0", "runbook", "/manual.html");
        assertEquals(ReleaseAction.CREATED, result.action());
        assertEquals("v1.0", result.tag());
        assertEquals(fixture.gitlab.url() + "/acme/app/-/releases/v1.0", result.url());
        assertEquals(
                List.of(AssetAction.UPLOADED, AssetAction.UPLOADED, AssetAction.LINKED),
                result.assets().stream().map(AssetResult::action).toList());
    }

    @Test
    void storesTheVeryBytesAndTellsTheirDigest() throws Exception {
        ReleaseResult result = fixture.publish(request());

        EmulatedPackageFile stored = fixture.project.packageFiles().stream()
                .filter(file -> file.fileName().equals("app.jar"))
                .findFirst()
                .orElseThrow();
        assertArrayEquals(((BytesAsset) JAR).bytes(), stored.bytes());
        AssetResult asset = result.assets().get(0);
        assertEquals(stored.sha256(), asset.sha256());
        assertEquals(7, asset.size());
        assertEquals(fixture.gitlab.url() + "/acme/app/-/releases/v1.0/downloads/app.jar", asset.directUrl());
        assertNull(result.assets().get(2).sha256());
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        fixture.publish(request());
        int before = fixture.gitlab.requests().size();
        EmulatedRelease first = fixture.project.release("v1.0");

        ReleaseResult result = fixture.publish(request());

        assertEquals(ReleaseAction.UNCHANGED, result.action());
        assertTrue(result.assets().stream().allMatch(asset -> asset.action() == AssetAction.UNCHANGED));
        assertEquals(first, fixture.project.release("v1.0"));
        assertTrue(fixture
                .gitlab
                .requests()
                .subList(before, fixture.gitlab.requests().size())
                .stream()
                .allMatch(request -> request.method().equals("GET")));
        assertTrue(fixture.gitlab.requests().size() - before <= 8);
    }

    /** What is read of GitLab is cleaned; what is compared with it has to be, too. */
    @Test
    void doesNothingTheSecondTimeWithCharactersThatAreCleanedWhenRead() throws Exception {
        ReleaseRequest odd = RequestBuilder.of("v1.0")
                .name("One\u202e\ufffe")
                .description("Notes\u0007\n\ufdd0")
                .links(List.of(new LinkRequest("a\u200bb", "https://h/a\u200bb", LinkType.OTHER, null)))
                .build();
        fixture.publish(odd);

        assertEquals(ReleaseAction.UNCHANGED, fixture.publish(odd).action());
        assertEquals("One\u202e\ufffe", fixture.project.release("v1.0").name());
    }

    @Test
    void costsAtMostEightRequestsMoreThanFiles() throws Exception {
        List<Asset> many = IntStream.range(0, 30)
                .<Asset>mapToObj(i -> BytesAsset.of("f" + i + ".bin", "content " + i))
                .toList();
        fixture.publish(RequestBuilder.of("v1.0").assets(many).build());
        assertTrue(
                fixture.gitlab.requests().size() <= 38,
                () -> fixture.gitlab.requests().toString());
        assertEquals(30, fixture.project.release("v1.0").links().size());
    }

    @Test
    void addsToAReleaseThatSomebodyElseMade() throws Exception {
        fixture.project.addRelease("v1.0", "Theirs", "Their notes");
        fixture.project.addLink("v1.0", "their link", "https://example.com/theirs", null);

        ReleaseResult result =
                fixture.publish(RequestBuilder.of("v1.0").assets(List.of(JAR)).build());

        EmulatedRelease release = fixture.project.release("v1.0");
        assertEquals("Theirs", release.name());
        assertEquals("Their notes", release.description());
        assertEquals(2, release.links().size());
        assertEquals(ReleaseAction.UPDATED, result.action());
    }

    @Test
    void changesOnlyWhatDiffers() throws Exception {
        fixture.publish(request());
        long files = fixture.project.packageFiles().size();

        ReleaseResult result = fixture.publish(RequestBuilder.of("v1.0")
                .name("App 1.0")
                .description("# Better notes")
                .assets(List.of(JAR, ZIP))
                .links(List.of(new LinkRequest("Manual", "https://docs.example.com/1.1", LinkType.RUNBOOK, null)))
                .build());

        EmulatedRelease release = fixture.project.release("v1.0");
        assertEquals("# Better notes", release.description());
        assertLink(release.link("Manual"), "https://docs.example.com/1.1", "runbook", "/manual.html");
        assertEquals(files, fixture.project.packageFiles().size());
        assertEquals(2, fixture.requests("PUT") - files);
        assertEquals(ReleaseAction.UPDATED, result.action());
        assertTrue(fixture.log.stream().noneMatch(line -> line.endsWith("reading it again")), fixture.log::toString);
    }

    @Test
    void replacesAFileWhoseContentChanged() throws Exception {
        fixture.publish(request());

        ReleaseResult result = fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("target/app.jar", "new jar")))
                .build());

        List<EmulatedPackageFile> jars = fixture.project.packageFiles().stream()
                .filter(file -> file.fileName().equals("app.jar"))
                .toList();
        assertEquals(1, jars.size(), "the former file is removed");
        assertEquals("new jar", new String(jars.get(0).bytes(), java.nio.charset.StandardCharsets.UTF_8));
        assertEquals(AssetAction.REPLACED, result.assets().get(0).action());
        assertEquals(3, fixture.project.release("v1.0").links().size(), "links that are not asked for stay");
    }

    @Test
    void makesAMissingTagWhenToldFromWhat() throws Exception {
        fixture.publish(RequestBuilder.of("v2.0").ref("main").build());
        assertTrue(fixture.project.tags().containsKey("v2.0"));
        assertTrue(fixture.log.contains("created the tag v2.0 from main"), fixture.log::toString);
    }

    @Test
    void worksWithTagsOfMonorepos() throws Exception {
        fixture.project.tag("lib/v1.2+b");

        ReleaseResult result = fixture.publish(
                RequestBuilder.of("lib/v1.2+b").assets(List.of(JAR)).build());

        assertEquals("lib_x2Fv1.2+b", fixture.project.packages().get(0).version());
        assertEquals(
                result.assets().get(0).url(),
                fixture.project.release("lib/v1.2+b").link("app.jar").url());
        assertEquals(
                ReleaseAction.UNCHANGED,
                fixture.publish(RequestBuilder.of("lib/v1.2+b")
                                .assets(List.of(JAR))
                                .build())
                        .action());
    }

    @Test
    void publishesEmptyFilesToo() throws Exception {
        ReleaseResult result = fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("empty", "")))
                .build());
        assertEquals(0, result.assets().get(0).size());
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                result.assets().get(0).sha256());
    }

    private static ReleaseRequest request() {
        return RequestBuilder.of("v1.0")
                .name("App 1.0")
                .description("# Notes")
                .assets(List.of(JAR, ZIP))
                .links(List.of(DOCS))
                .build();
    }

    private static void assertLink(EmulatedLink link, String url, String type, String path) {
        assertEquals(url, link.url());
        assertEquals(type, link.type());
        assertEquals(path, link.path());
    }
}
