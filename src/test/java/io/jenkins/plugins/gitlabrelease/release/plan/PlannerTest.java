package io.jenkins.plugins.gitlabrelease.release.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run decides to send, to list, to keep and to remove. */
class PlannerTest {

    private static final BytesAsset JAR = BytesAsset.of("app.jar", "the jar");

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static RequestBuilder request() {
        return RequestBuilder.of("v1.0").assets(List.of(JAR));
    }

    private ReleaseAction publish(RequestBuilder request) throws Exception {
        return fixture.publish(request.build()).action();
    }

    /** A file of the project, in a package that need not be the release's own, with a link to it. */
    private EmulatedPackageFile linked(String name, String version, String file, String title) {
        byte[] bytes = (name + version + file + title).getBytes(UTF_8);
        EmulatedPackageFile added = fixture.project.addPackageFile(name, version, file, bytes);
        if (title != null) {
            fixture.project.addLink(
                    "v1.0",
                    title,
                    fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/packages/generic/" + name
                            + "/" + version + "/" + file.replace("%2F", "/"),
                    null);
        }
        return added;
    }

    private Set<String> titles() {
        return fixture.project.release("v1.0").links().stream()
                .map(link -> link.name())
                .collect(Collectors.toSet());
    }

    private List<String> checksums() {
        return fixture.project.packageFiles().stream()
                .filter(file -> file.fileName().equals(Checksums.NAME))
                .flatMap(file -> new String(file.bytes(), UTF_8).lines())
                .toList();
    }

    private static String line(EmulatedPackageFile file, String name) {
        return file.sha256() + "  " + name;
    }

    /** Only the package and version of the tag are the plugin's own. */
    @Test
    void pruningLeavesFilesOfOtherPackagesAndVersions() throws Exception {
        publish(request());
        linked("app", "v0.9", "former.zip", "former");
        linked("lib", "v1.0", "lib.zip", "lib");
        linked("app", "v1.0", "stale.zip", "stale");
        publish(request().prune(true));
        assertEquals(Set.of("app.jar", "former", "lib"), titles());
        assertEquals(
                Set.of("app.jar", "former.zip", "lib.zip"),
                Set.copyOf(fixture.project.packageFiles().stream()
                        .map(EmulatedPackageFile::fileName)
                        .toList()));
    }

    @Test
    void withoutPruningNothingGoes() throws Exception {
        publish(request());
        linked("app", "v1.0", "stale.zip", "stale");
        publish(request().name("Two"));
        assertEquals(Set.of("app.jar", "stale"), titles());
        assertEquals(2, fixture.project.packageFiles().size());
    }

    /** A row that an interrupted run has left goes with the next run that changes nothing else. */
    @Test
    void olderRowsGoThoughNothingElseChanges() throws Exception {
        fixture.project.addPackageFile("app", "v1.0", "app.jar", "the".getBytes(UTF_8));
        publish(request());
        long newest = fixture.project.packageFiles().get(0).id();
        fixture.project.addPackageFile("app", "v1.0", "app.jar", "the jar".getBytes(UTF_8));
        assertEquals(ReleaseAction.UNCHANGED, publish(request()));
        assertEquals(1, fixture.project.packageFiles().size());
        assertTrue(fixture.project.packageFiles().get(0).id() > newest, "the newest is what downloads get");
    }

    @Test
    void checksumsOfNoFileAreNotPublished() throws Exception {
        publish(RequestBuilder.of("v1.0").checksums(true));
        assertEquals(Set.of(), titles());
        assertEquals(List.of(), fixture.project.packageFiles());
    }

    @Test
    void checksumsListWhatDownloadsOfOtherPackagesGet() throws Exception {
        publish(request());
        linked("tools", "1", "tool.zip", null);
        EmulatedPackageFile newest = linked("tools", "1", "tool.zip", "tool");
        EmulatedPackageFile inFolder = linked("tools", "1", "dir%2Fa.zip", "a");
        EmulatedPackageFile other = linked("tools", "2", "b.zip", "b");
        fixture.gitlab.clearRequests();
        publish(request().checksums(true));
        assertEquals(
                List.of(
                        line(inFolder, "a.zip"),
                        JAR.sha256() + "  app.jar",
                        line(other, "b.zip"),
                        line(newest, "tool.zip")),
                checksums());
        assertEquals(
                1,
                fixture.gitlab.requests().stream()
                        .filter(each -> String.valueOf(each.query()).contains("package_name=tools&package_version=1&"))
                        .filter(each -> !each.query().contains("status="))
                        .count(),
                "each package is read once");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void checksumsLackWhatGitLabDoesNotShow(int status) throws Exception {
        publish(request());
        linked("tools", "1", "tool.zip", "tool");
        fixture.gitlab.faults().on("GET", "package_name=tools", Fault.message(status, status + " no"));
        publish(request().checksums(true));
        assertEquals(List.of(JAR.sha256() + "  app.jar"), checksums());
    }

    @Test
    void checksumsAreNotGuessedWhenGitLabFails() throws Exception {
        publish(request());
        linked("tools", "1", "tool.zip", "tool");
        fixture.gitlab.faults().on("GET", "package_name=tools", Fault.message(500, "no"));
        assertThrows(ReleaseException.class, () -> publish(request().checksums(true)));
        assertEquals(List.of(), checksums());
    }

    @Test
    void thePackageOfARunWithoutFilesKeepsItsStatus() throws Exception {
        publish(request());
        publish(RequestBuilder.of("v1.0").packageStatus(PackageStatus.HIDDEN).prune(true));
        assertEquals(List.of(), fixture.project.packageFiles());
    }

    @Test
    void gitLabKeepsMillisecondsOfADate() throws Exception {
        RequestBuilder dated = RequestBuilder.of("v1.0").releasedAt(Instant.parse("2020-02-02T00:00:00.123456Z"));
        publish(dated);
        assertEquals(ReleaseAction.UNCHANGED, publish(dated));
        assertEquals(ReleaseAction.UPDATED, publish(dated.releasedAt(Instant.parse("2020-02-02T00:00:00.124Z"))));
    }

    @Test
    void blanksAroundAnAddressGo() throws Exception {
        RequestBuilder request = RequestBuilder.of("v1.0")
                .links(List.of(new LinkRequest("Docs", " https://d/v1 ", LinkType.OTHER, null)));
        publish(request);
        assertEquals(
                "https://d/v1", fixture.project.release("v1.0").link("Docs").url());
        assertEquals(ReleaseAction.UNCHANGED, publish(request));
    }

    /** Evidence shows a state of the release, so one that has none yet gets it. */
    @Test
    void evidenceOfAReleaseThatHasNone() throws Exception {
        fixture.project.addRelease("v1.0", "One", "");
        int before = fixture.project.release("v1.0").evidences().size();
        publish(RequestBuilder.of("v1.0").evidence(true));
        publish(RequestBuilder.of("v1.0").evidence(true));
        assertEquals(1, fixture.project.release("v1.0").evidences().size());
        assertEquals(0, before);
    }

    @Test
    void theMissingTagOfAReleaseIsMadeFromARef() throws Exception {
        fixture.project.addRelease("v1.0", "One", "");
        fixture.project.deleteTag("v1.0");
        publish(RequestBuilder.of("v1.0").name("Two").ref("main").tagMessage("Again"));
        assertEquals("Two", fixture.project.release("v1.0").name());
        assertEquals("Again", fixture.project.tags().get("v1.0").message());
    }

    @Test
    void aListThatGitLabHasStoredOtherwiseIsNamed() {
        String answer = "{\"id\":1,\"package_id\":1,\"file_name\":\"SHA256SUMS\",\"size\":7,\"file_sha256\":\"00ff\"}";
        fixture.gitlab.faults().on("PUT", "/SHA256SUMS", Fault.status(200, "application/json", answer));
        String message = assertThrows(
                        ReleaseException.class, () -> publish(request().checksums(true)))
                .getMessage();
        assertTrue(message.startsWith("GitLab stored other bytes than were sent for SHA256SUMS: "), message);
    }
}
