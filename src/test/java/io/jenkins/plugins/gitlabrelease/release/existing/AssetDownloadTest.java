package io.jenkins.plugins.gitlabrelease.release.existing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.SecondOrigin;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssetDownloadTest {

    private static final AssetSelection ALL = new AssetSelection("**", false, false);
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private final EngineFixture fixture = new EngineFixture();
    private final SecondOrigin elsewhere = SecondOrigin.start();
    final MemoryDestination destination = new MemoryDestination();
    private GitLabClient client;

    @BeforeEach
    void publish() {
        client = fixture.client(fixture.gitlab.url(), GitLabEvents.NONE);
        fixture.project.addRelease("v1.0", null, null);
        file("app.zip", "abc");
    }

    @AfterEach
    void close() {
        elsewhere.close();
        fixture.close();
    }

    private void file(String name, String text) {
        fixture.project.addPackageFile("app", "v1.0", name, text.getBytes(UTF_8));
        link(name, Fixture.packageUrl(client, "app", "v1.0", name));
    }

    private void link(String name, String url) {
        fixture.project.addLink("v1.0", name, url, null);
    }

    private List<AssetDownload.Downloaded> download(AssetSelection selection) throws Exception {
        return new AssetDownload(client, fixture.log::add, EngineFixture.TRANSFERS)
                .run(
                        EngineFixture.PROJECT,
                        client.releases(EngineFixture.PROJECT).get("v1.0"),
                        selection,
                        destination);
    }

    private String refusal(AssetSelection selection) {
        String message =
                assertThrows(ReleaseException.class, () -> download(selection)).getMessage();
        assertEquals(Map.of(), destination.files);
        return message;
    }

    @Test
    void aPackageFileIsComparedWithTheRegistry() throws Exception {
        assertEquals(List.of(new AssetDownload.Downloaded("app.zip", 3, SHA256_OF_ABC, true)), download(ALL));
        assertEquals(Map.of("app.zip", "abc"), destination.files);
        assertEquals(List.of("downloaded app.zip, 3 B, with the SHA-256 of the package registry"), fixture.log);
        assertEquals(destination.begun, destination.discarded);
    }

    @Test
    void byPatternInTheOrderOfNames() throws Exception {
        file("b.txt", "b");
        file("a.txt", "a");
        List<String> names = download(new AssetSelection("*.txt", false, false)).stream()
                .map(AssetDownload.Downloaded::name)
                .toList();
        assertEquals(List.of("a.txt", "b.txt"), names);
        assertEquals(Map.of("a.txt", "a", "b.txt", "b"), destination.files);
    }

    @Test
    void throughObjectStorageWithoutTheToken() throws Exception {
        fixture.gitlab.settings().objectStorage(elsewhere);
        download(ALL);
        assertEquals(Map.of("app.zip", "abc"), destination.files);
        assertFalse(elsewhere.requests().isEmpty());
        assertTrue(elsewhere.requests().stream()
                .allMatch(request -> request.header("PRIVATE-TOKEN").isEmpty()));
    }

    @Test
    void otherServersAreLeftOut() throws Exception {
        link("tool.zip", elsewhere.put("/tool.zip", "tool".getBytes(UTF_8)));
        download(ALL);
        assertEquals(Map.of("app.zip", "abc"), destination.files);
        assertEquals(List.of(), elsewhere.requests());
        assertTrue(
                fixture.log.contains("left out tool.zip, which is on another server; external would download it"),
                fixture.log::toString);
    }

    @Test
    void otherServersGetNoToken() throws Exception {
        link("tool.zip", elsewhere.put("/tool.zip", "tool".getBytes(UTF_8)));
        link("mirror", "ftp://example.com/mirror");
        List<AssetDownload.Downloaded> files = download(new AssetSelection("**", true, false));
        assertEquals(Map.of("app.zip", "abc", "tool.zip", "tool"), destination.files);
        assertFalse(files.get(1).verified());
        assertEquals(1, elsewhere.requests().size());
        assertTrue(elsewhere.requests().get(0).header("PRIVATE-TOKEN").isEmpty());
        assertTrue(
                fixture.log.contains("left out mirror, which is not an http or https address"), fixture.log::toString);
        assertTrue(fixture.log.contains("downloaded tool.zip, 4 B"), fixture.log::toString);
    }

    @Test
    void aFileThatChangedOnTheWayIsRefused() {
        fixture.gitlab
                .faults()
                .on("GET", "/packages/generic/", Fault.status(200, "application/octet-stream", "abd"))
                .times(1);
        String message = refusal(ALL);
        assertTrue(message.startsWith("The asset app.zip was not downloaded: GET http://127.0.0.1:"), message);
        assertTrue(message.endsWith("gave a wrong file: its SHA-256 is not the expected one."), message);
    }

    @Test
    void aPageThatAsksToSignInIsNoFile() {
        link("report", fixture.gitlab.url() + "/acme/app/-/releases");
        String message = refusal(new AssetSelection("report", true, false));
        assertTrue(
                message.contains(
                        "gave a wrong file: it is a web page, most likely one that asks to sign in, and not the"
                                + " file."),
                message);
    }

    @Test
    void aPageInThePlaceOfAPackageFileIsNamedAsSuch() {
        fixture.gitlab
                .faults()
                .on("GET", "/packages/generic/", Fault.status(200, "text/html; charset=utf-8", "<html>"))
                .times(1);
        assertTrue(refusal(ALL).contains("it is a web page, most likely one that asks to sign in"));
    }

    @Test
    void anHtmlFileIsOne() throws Exception {
        link("index.html", fixture.gitlab.url() + "/acme/app/-/releases");
        download(new AssetSelection("*.html", true, false));
        assertEquals(List.of("index.html"), List.copyOf(destination.files.keySet()));
    }

    @Test
    void aBrokenConnectionIsRepeatedFromTheStart() throws Exception {
        fixture.gitlab
                .faults()
                .on("GET", "/packages/generic/", Fault.truncate())
                .times(1);
        download(ALL);
        assertEquals(Map.of("app.zip", "abc"), destination.files);
        assertEquals(2, destination.begun);
        assertEquals(2, destination.discarded);
    }

    @Test
    void aNameThatIsNoPathIsRefusedBeforeAnythingIsDownloaded() {
        link("../outside", Fixture.packageUrl(client, "app", "v1.0", "x"));
        assertEquals(
                "The asset \"../outside\" of the release v1.0 cannot be downloaded under its name: it leads out of its"
                        + " folder. Rename it in GitLab, or choose other assets.",
                refusal(ALL));
        assertEquals(0, destination.begun);
    }

    @Test
    void nothingThatFitsIsAnError() throws Exception {
        AssetSelection none = new AssetSelection("*.exe", false, false);
        assertEquals(
                "No asset of the release v1.0 to download matches \"*.exe\": it has app.zip. Change the pattern, or"
                        + " allow it to match nothing.",
                refusal(none));
        assertEquals(List.of(), download(new AssetSelection("*.exe", false, true)));
    }

    @Test
    void aReleaseWithoutAssets() {
        fixture.project.addRelease("v1.0", null, null);
        assertEquals(
                "No asset of the release v1.0 to download matches \"**\": it has none. Change the pattern, or allow it"
                        + " to match nothing.",
                refusal(ALL));
    }

    @Test
    void whatTheRegistryDoesNotTellIsNotCompared() throws Exception {
        fixture.gitlab.faults().on("GET", "/packages?", Fault.status(403)).times(1);
        assertEquals(List.of(new AssetDownload.Downloaded("app.zip", 3, SHA256_OF_ABC, false)), download(ALL));
    }

    @Test
    void theNewestOfSeveralFilesOfOneNameIsMeant() throws Exception {
        fixture.project.addPackageFile("app", "v1.0", "app.zip", "abcd".getBytes(UTF_8));
        AssetDownload.Downloaded file = download(ALL).get(0);
        assertEquals(4, file.size());
        assertTrue(file.verified());
    }

    /** Who may edit the release decides where its permanent links lead, and the controller would go there. */
    @Test
    void aPermanentLinkIsNoWayAroundThat() throws Exception {
        fixture.project.addLink("v1.0", "tool", elsewhere.put("/tool", "tool".getBytes(UTF_8)), "/tool");
        String permalink =
                fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/releases/v1.0/downloads/tool";
        link("inside.zip", permalink);
        download(ALL);
        assertEquals(Map.of("app.zip", "abc"), destination.files);
        assertEquals(List.of(), elsewhere.requests());
        assertTrue(
                fixture.log.stream()
                        .anyMatch(line -> line.startsWith("left out inside.zip: GET ")
                                && line.contains("which is on another server; external would download it.")),
                fixture.log.toString());

        assertThrows(ReleaseException.class, () -> download(new AssetSelection("inside.zip", false, false)));
        download(new AssetSelection("inside.zip", true, false));
        assertEquals("tool", destination.files.get("inside.zip"));
        assertTrue(elsewhere.requests().get(0).header("PRIVATE-TOKEN").isEmpty());
    }

    /** Whoever may edit a release chooses the addresses, and the token is often a maintainer's. */
    @Test
    void theTokenOpensFilesOfTheSameProjectOnly() throws Exception {
        EmulatedProject secret = fixture.gitlab.project("acme/secret");
        secret.addPackageFile("app", "1", "key", "secret".getBytes(UTF_8));
        String api = fixture.gitlab.url() + "/api/v4/";
        link("self", api + "personal_access_tokens/self");
        link("user", api + "user");
        link("key", api + "projects/" + secret.id() + "/packages/generic/app/1/key");
        link("key2", api + "projects/acme%2Fsecret/packages/generic/app/1/key");
        link("tags", api + "projects/acme%2Fapp/protected_tags");
        link("odd", api + "projects/foo/packages/generic/n/v/f");
        link("redirected", fixture.gitlab.url() + "/api/v4/projects/acme%2Fapp/releases/v1.0/downloads/way");
        fixture.project.addLink("v1.0", "way", api + "user", "/way");
        download(ALL);
        assertEquals(Map.of("app.zip", "abc"), destination.files);
        assertTrue(
                fixture.log.contains("left out key, which is not a file of the same project; external would download it"
                        + " without the token"),
                fixture.log.toString());
        assertTrue(
                fixture.gitlab.requests().stream()
                        .noneMatch(request -> request.toString()
                                .matches(".*(/self|/user|secret/packages/.*|protected_tags|foo/packages.*) .*")),
                fixture.gitlab.requests()::toString);
    }

    @Test
    void filesOfTheSameProjectAreFoundByNumberAndPath() throws Exception {
        String api = fixture.gitlab.url() + "/api/v4/projects/";
        link("by-number", api + fixture.project.id() + "/packages/generic/app/v1.0/app.zip");
        link("by-path", api + "acme%2Fapp/packages/generic/app/v1.0/app.zip");
        fixture.project.addLink(
                "v1.0", "direct", api + fixture.project.id() + "/packages/generic/app/v1.0/app.zip", "/d");
        link("permalink", fixture.gitlab.url() + "/acme/app/-/releases/v1.0/downloads/d");
        download(ALL);
        assertEquals(Set.of("app.zip", "by-number", "by-path", "direct", "permalink"), destination.files.keySet());
    }

    /** GitLab is reached by an inner address and its links have the public one. */
    @Test
    void linksWithThePublicAddressAreReadAtTheInnerOne() throws Exception {
        fixture.gitlab.settings().externalUrl("https://gitlab.example.com");
        link(
                "public.zip",
                "https://gitlab.example.com/api/v4/projects/" + fixture.project.id()
                        + "/packages/generic/app/v1.0/app.zip");
        download(new AssetSelection("public.zip", false, false));
        assertEquals(Map.of("app.zip", "abc"), destination.files);
    }

    @Test
    void aPatternFitsTheTitleOrTheFileName() throws Exception {
        fixture.project.addPackageFile("app", "v1.0", "tool.deb", "t".getBytes(UTF_8));
        link("Debian package", Fixture.packageUrl(client, "app", "v1.0", "tool.deb"));
        download(new AssetSelection("*.deb", false, false));
        assertEquals(Map.of("tool.deb", "t"), destination.files);
        destination.files.clear();
        download(new AssetSelection("Debian*", false, false));
        assertEquals(Map.of("tool.deb", "t"), destination.files);
        assertTrue(fixture.log.get(0).startsWith("downloaded Debian package as tool.deb, 1 B"), fixture.log::toString);
    }

    /** Others publish files with a path as the title, whose folders a download keeps. */
    @Test
    void aPathThatOthersGaveAsATitleIsKept() throws Exception {
        fixture.project.addPackageFile("app", "v1.0", "linux_tool", "t".getBytes(UTF_8));
        link("linux/tool", Fixture.packageUrl(client, "app", "v1.0", "linux_tool"));
        download(new AssetSelection("linux/**", false, false));
        assertEquals(Map.of("linux/tool", "t"), destination.files);
    }

    @Test
    void eachPatternCountsByItself() throws Exception {
        assertEquals(
                "No asset of the release v1.0 to download matches \"app.zip.asc\": it has app.zip. Change the pattern, or"
                        + " allow it to match nothing.",
                refusal(new AssetSelection("app.zip, app.zip.asc", false, false)));
        assertTrue(refusal(new AssetSelection("*, !*.key", false, false)).contains("begins with an exclamation mark"));
        assertEquals(
                1,
                download(new AssetSelection("app.zip, app.zip.asc", false, true))
                        .size());
    }

    @Test
    void filesThatCannotLieInOneFolderAreRefused() {
        link("a", elsewhere.put("/b", "x".getBytes(UTF_8)));
        link("A", elsewhere.put("/a", "x".getBytes(UTF_8)));
        file("d", "x");
        link("d/e", elsewhere.put("/e", "x".getBytes(UTF_8)));
        String message = refusal(new AssetSelection("a, A", true, false));
        assertTrue(message.contains("The assets \"A\" and \"a\""), message);
        assertTrue(message.contains("their names differ in nothing but case"), message);
        message = refusal(new AssetSelection("d, d/e", true, false));
        assertTrue(message.contains("the first is in the place of the second one's folder"), message);
        assertEquals(0, destination.begun);
    }

    /** Downloaded as a browser saves it and by the step, what the list of checksums names is there. */
    @Test
    void checksumsFitEveryDownload() throws Exception {
        List<Asset> files = new ArrayList<>();
        for (String path :
                List.of("a b.txt", "a.b.txt", "linux/app", "win/app", "app 1~rc1.deb", "d\u00e9j\u00e0.pdf", "jq")) {
            files.add(BytesAsset.of(path, "content of " + path));
        }
        fixture.project.tag("v3.0");
        fixture.publish(RequestBuilder.of("v3.0").assets(files).checksums(true).build());
        Release release = client.releases(EngineFixture.PROJECT).get("v3.0");
        new AssetDownload(client, fixture.log::add, EngineFixture.TRANSFERS)
                .run(EngineFixture.PROJECT, release, ALL, destination);
        Map<String, String> browser = new HashMap<>();
        for (EmulatedPackageFile file : fixture.project.packageFiles()) {
            if (release.links().stream().anyMatch(link -> link.url().endsWith("/v3.0/" + file.fileName()))) {
                browser.put(file.fileName(), new String(file.bytes(), UTF_8));
            }
        }
        for (Map<String, String> saved : List.of(destination.files, browser)) {
            assertEquals(files.size() + 1, saved.size());
            List<String> lines = saved.get("SHA256SUMS").lines().toList();
            assertEquals(files.size(), lines.size());
            for (String line : lines) {
                String content = saved.get(line.substring(66));
                assertEquals(line.substring(0, 64), BytesAsset.of("x", content).sha256(), line);
            }
        }
    }

    @Test
    void severalTravelAtATime() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        file("b.zip", "b");
        new AssetDownload(client, fixture.log::add, EngineFixture.TRANSFERS)
                .run(
                        EngineFixture.PROJECT,
                        client.releases(EngineFixture.PROJECT).get("v1.0"),
                        ALL,
                        path -> {
                            both.countDown();
                            assertTrue(both.await(20, TimeUnit.SECONDS), "one waits for the other");
                            return destination.file(path);
                        });
        assertEquals(Map.of("app.zip", "abc", "b.zip", "b"), destination.files);
    }
}
