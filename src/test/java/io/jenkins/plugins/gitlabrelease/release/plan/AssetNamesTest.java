package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetLabel;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.NamedAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What files are called in GitLab, as people see it: in the registry, in the release, in the list of checksums. */
class AssetNamesTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void keepsWhatTheServerTakes() throws Exception {
        publish(file("app_1.0~rc1_amd64.deb"), file("getty@.service"), file("a+b.jar"));
        assertEquals(List.of("a+b.jar", "app_1.0~rc1_amd64.deb", "getty@.service"), stored());
    }

    @Test
    void asksAnOldServerAndUsesADot() throws Exception {
        fixture.gitlab.settings().dialect(Dialect.V13);
        publish(file("app_1.0~rc1_amd64.deb"), file("app 1.zip"));
        assertEquals(List.of("app.1.zip", "app_1.0.rc1_amd64.deb"), stored());
        assertEquals(
                "app 1.zip", fixture.project.release("v1.0").link("app 1.zip").name());
        assertEquals(
                "/app.1.zip", fixture.project.release("v1.0").link("app 1.zip").path());
    }

    @Test
    void keepsNamesApartThatWouldBeOne() throws Exception {
        List<BytesAsset> files = List.of(file("a b.txt"), file("a.b.txt"), file("a(b.txt"));
        publish(files.toArray(BytesAsset[]::new));
        assertEquals(3, Map.copyOf(contents()).size());
        assertTrue(stored().contains("a.b.txt"));
        assertEquals("/a.b.txt", fixture.project.release("v1.0").link("a.b.txt").path());
        ReleaseAction again =
                fixture.publish(RequestBuilder.of("v1.0").assets(files).build()).action();
        assertEquals(ReleaseAction.UNCHANGED, again);
    }

    /** The second call, of another branch of the build, knows nothing of the first but what GitLab has. */
    @Test
    void keepsNamesApartOverSeveralCalls() throws Exception {
        publish(file("a b.txt"));
        publish(file("a.b.txt"));
        publish(file("a(b.txt"));
        assertEquals(3, stored().size());
        assertEquals(
                3,
                fixture.project.release("v1.0").links().stream()
                        .map(link -> link.path())
                        .distinct()
                        .count());
        publish(file("a b.txt"));
        assertEquals(3, stored().size(), "what was published keeps its name");
    }

    /** The name is part of the address that people have. */
    @Test
    void keepsTheNameOfAFileWhenItsRivalGoes() throws Exception {
        publish(file("a b.txt"), file("a.b.txt"));
        String name = stored().get(0);
        assertTrue(name.matches("a\\.b-[0-9a-f]{8}\\.txt"), name);
        fixture.gitlab.clearRequests();
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(file("a b.txt")))
                .prune(true)
                .build());
        assertEquals(List.of(name), stored());
        assertEquals(0, fixture.requests("PUT"));
    }

    @Test
    void keepsTheNameOfAFileThatMovesToAnotherPackage() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(file("app.zip")))
                .packageName("tools")
                .build());
        publish(file("app.zip"));
        assertEquals(List.of("app.zip"), stored());
        String url = fixture.project.release("v1.0").link("app.zip").url();
        assertTrue(url.endsWith("/packages/generic/app/v1.0/app.zip"), url);
    }

    @Test
    void findsAFileThatHadATitle() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(AssetLabel.apply(
                        List.of(new AssetLabel("**", "The app", null, null)), List.of(file("app.zip")), "v1.0", false))
                .build());
        publish(file("app.zip"));
        assertEquals(List.of("app.zip"), stored());
        assertEquals(
                List.of("app.zip"),
                fixture.project.release("v1.0").links().stream()
                        .map(link -> link.name())
                        .toList());
    }

    /** The title of one of them was the name of the other. */
    @Test
    void findsFilesThatHadTheTitlesOfOthers() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(AssetLabel.apply(
                        List.of(new AssetLabel("a.zip", "b.zip", null, null), new AssetLabel("b.zip", "T", null, null)),
                        List.of(file("a.zip"), file("b.zip")),
                        "v1.0",
                        false))
                .build());
        publish(file("a.zip"), file("b.zip"));
        assertEquals(Map.of("a.zip", "content of a.zip", "b.zip", "content of b.zip"), contents());
        assertEquals(
                List.of("a.zip", "b.zip"),
                fixture.project.release("v1.0").links().stream()
                        .map(link -> link.name())
                        .sorted()
                        .toList());
    }

    /** A link that somebody made by hand does not give its file away. */
    @Test
    void doesNotReplaceAFileThatALinkOfThatTitleLeadsTo() throws Exception {
        fixture.project.addRelease("v1.0", null, null);
        fixture.project.addPackageFile("app", "v1.0", "other.zip", "other".getBytes(StandardCharsets.UTF_8));
        fixture.project.addLink(
                "v1.0",
                "app.zip",
                fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id()
                        + "/packages/generic/app/v1.0/other.zip",
                null);
        publish(file("app.zip"));
        assertEquals(Map.of("app.zip", "content of app.zip", "other.zip", "other"), contents());
    }

    @Test
    void doesNotReplaceAFileFromAnotherFolder() throws Exception {
        publish(BytesAsset.of("linux/app", "linux"));
        publish(BytesAsset.of("win/app", "win"));
        assertEquals(Map.of("app", "linux", "win.app", "win"), contents());
        assertEquals("/win/app", fixture.project.release("v1.0").link("win/app").path());
        publish(BytesAsset.of("linux/app", "linux 2"));
        publish(BytesAsset.of("win/app", "win 2"));
        assertEquals(Map.of("app", "linux 2", "win.app", "win 2"), contents());
        ReleaseException refused = assertThrows(ReleaseException.class, () -> publish(BytesAsset.of("app", "other")));
        assertTrue(
                refused.getMessage()
                        .contains("The release has the asset app already, which was published from linux/app."),
                refused.getMessage());
    }

    @Test
    void twoRunsAtATimeDoNotTakeOneTitle() throws Exception {
        CountDownLatch planned = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        Asset slow = new Asset() {
            @Override
            public String path() {
                return "linux/app";
            }

            @Override
            public long length() {
                return 5;
            }

            @Override
            public InputStream open() throws IOException {
                planned.countDown();
                try {
                    second.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return BytesAsset.of("x", "linux").open();
            }
        };
        FutureTask<Void> first = new FutureTask<>(() -> {
            publish(slow);
            return null;
        });
        new Thread(first).start();
        assertTrue(planned.await(20, TimeUnit.SECONDS));
        publish(BytesAsset.of("win/app", "win"));
        second.countDown();
        first.get(20, TimeUnit.SECONDS);
        assertEquals(Map.of("app", "linux", "win.app", "win"), contents());
    }

    @Test
    void listsChecksumsByTheNamesOfDownloads() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("app 1~rc1.deb", "1")))
                .checksums(true)
                .build());
        assertTrue(
                contents().get("SHA256SUMS").endsWith("  app.1~rc1.deb\n"),
                contents().toString());
    }

    @Test
    void listsChecksumsOfAllCalls() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("linux", "1")))
                .checksums(true)
                .build());
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("tool.zip", "3")))
                .packageName("tools")
                .build());
        RequestBuilder last = RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("win.exe", "2")))
                .checksums(true);
        fixture.publish(last.build());
        List<String> names = contents()
                .get("SHA256SUMS")
                .lines()
                .map(line -> line.substring(66))
                .toList();
        assertEquals(List.of("linux", "tool.zip", "win.exe"), names);
        assertEquals(ReleaseAction.UNCHANGED, fixture.publish(last.build()).action());
    }

    @Test
    void dropsPrunedFilesFromTheList() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("old", "1")))
                .checksums(true)
                .build());
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("new", "1")))
                .checksums(true)
                .prune(true)
                .build());
        assertTrue(contents().get("SHA256SUMS").endsWith("  new\n"), contents().toString());
        assertEquals(1, contents().get("SHA256SUMS").lines().count());
    }

    /** GitLab is reached by an inner address and calls itself by a public one. */
    @Test
    void linksWithThePublicAddress() throws Exception {
        publish(file("app.zip"));
        fixture.gitlab.settings().externalUrl("https://gitlab.example.com");
        RequestBuilder request = RequestBuilder.of("v1.0").assets(List.of(file("app.zip")));
        fixture.publish(request.build());
        assertEquals(
                "https://gitlab.example.com/api/v4/projects/" + fixture.project.id()
                        + "/packages/generic/app/v1.0/app.zip",
                fixture.project.release("v1.0").link("app.zip").url());
        assertEquals(1, fixture.project.release("v1.0").links().size());
        assertEquals(ReleaseAction.UNCHANGED, fixture.publish(request.build()).action());
        fixture.publish(RequestBuilder.of("v1.0").prune(true).build());
        assertEquals(List.of(), fixture.project.release("v1.0").links());
    }

    /** Files that were published under titles of their own are found by their names, and not by looking at each link. */
    @Test
    void findsThousandsOfFilesAtOnce() throws Exception {
        Project project = new Project(1, "acme/app", "app", null, false, null, null, null);
        GitLabAddresses addresses = new GitLabAddresses(ServerUrl.parse("https://gitlab.example.com"), project);
        List<ReleaseLink> links = new ArrayList<>();
        List<NamedAsset> assets = new ArrayList<>();
        for (int i = 1; i <= 4_000; i++) {
            String url = addresses.ofPackageFile("app", "v1.0", "f" + i + ".zip");
            links.add(new ReleaseLink(i, "Title " + i, url, url, LinkType.PACKAGE));
            assets.addAll(NamedAsset.of(List.of(file("f" + i + ".zip"))));
        }
        Release release = new Release(
                "v1.0",
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                new Release.Assets(links),
                null,
                null);
        ServerState state = new ServerState(
                project,
                null,
                true,
                release,
                addresses,
                new PackageCoordinates("app", "v1.0"),
                true,
                null,
                Map.of(),
                null,
                null);
        List<AssetNames.Names> names = assertTimeoutPreemptively(
                Duration.ofSeconds(15),
                () -> new AssetNames("v1.0", new AssetOrigins().begin("x", 1, "v1.0"), state)
                        .of(
                                assets,
                                link -> true,
                                fixture.client(fixture.gitlab.url(), GitLabEvents.NONE),
                                new Problems("v1.0")));
        assertEquals("f4000.zip", names.get(3_999).fileName());
    }

    private void publish(Asset... files) throws Exception {
        fixture.publish(RequestBuilder.of("v1.0").assets(List.of(files)).build());
    }

    private static BytesAsset file(String name) {
        return BytesAsset.of(name, "content of " + name);
    }

    private List<String> stored() {
        return List.copyOf(contents().keySet());
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (EmulatedPackageFile file : fixture.project.packageFiles()) {
            contents.put(file.fileName(), new String(file.bytes(), StandardCharsets.UTF_8));
        }
        return contents;
    }
}
