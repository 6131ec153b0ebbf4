package io.jenkins.plugins.gitlabrelease.release.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files in a package that GitLab does not list are found, reused, replaced and removed like others. */
class HiddenPackageTest {

    private static final Asset JAR = BytesAsset.of("app.jar", "the jar");
    private static final Asset ZIP = BytesAsset.of("app.zip", "the longer zip");
    private static final Map<String, String> DOWNLOADS = Map.of("app.jar", "the jar", "app.zip", "the longer zip");

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static RequestBuilder both() {
        return RequestBuilder.of("v1.0").assets(List.of(JAR, ZIP));
    }

    private static RequestBuilder hidden() {
        return both().packageStatus(PackageStatus.HIDDEN);
    }

    private ReleaseResult publish(RequestBuilder request) throws Exception {
        fixture.gitlab.clearRequests();
        return fixture.publish(request.build());
    }

    private String status() {
        return fixture.project.packages().stream()
                .map(each -> each.name() + " " + each.version() + " " + each.status())
                .collect(Collectors.joining(", "));
    }

    private void assertUnchanged(RequestBuilder request) throws Exception {
        Snapshot before = fixture.snapshot();
        String status = status();
        assertEquals(ReleaseAction.UNCHANGED, publish(request).action());
        assertEquals(0, writes());
        assertEquals(before, fixture.snapshot());
        assertEquals(status, status());
    }

    private long writes() {
        return fixture.requests("PUT") + fixture.requests("POST") + fixture.requests("DELETE");
    }

    private void assertLogged(String line) {
        assertTrue(fixture.log.contains(line), fixture.log::toString);
    }

    @Test
    void isNotListedAndServesItsFiles() throws Exception {
        publish(hidden());
        assertEquals("app v1.0 hidden", status());
        assertEquals(DOWNLOADS, fixture.downloads());
        assertLogged("the package app v1.0 is hidden: GitLab's list of packages does not show it");
        assertUnchanged(hidden());
        assertTrue(fixture.gitlab.requests().size() <= 9, "one more than usual: " + fixture.gitlab.requests());
    }

    @Test
    void isFoundByARunThatDoesNotSpeakOfIt() throws Exception {
        publish(hidden());
        assertUnchanged(both());
        publish(both().assets(List.of(JAR, BytesAsset.of("app.zip", "another zip"))));
        assertEquals("app v1.0 hidden", status());
        assertEquals("another zip", fixture.downloads().get("app.zip"));
        assertEquals(List.of("app.jar", "app.zip"), fixture.storedFiles());
    }

    @Test
    void nothingIsAskedForThoseWhoDoNotUseIt() throws Exception {
        publish(both());
        publish(both());
        publish(both().assets(List.of(JAR)).prune(true));
        assertEquals(
                List.of(),
                fixture.gitlab.requests().stream()
                        .map(RecordedRequest::query)
                        .filter(query -> query != null && query.contains("status="))
                        .toList());
        assertEquals("app v1.0 default", status());
    }

    @Test
    void isReplacedAndPruned() throws Exception {
        publish(hidden());
        RequestBuilder changed =
                hidden().assets(List.of(BytesAsset.of("app.jar", "jar 2"))).prune(true);
        publish(changed);
        assertEquals(Map.of("app.jar", "jar 2"), fixture.downloads());
        assertEquals(List.of("app.jar"), fixture.storedFiles());
        assertEquals("app v1.0 hidden", status());
        assertUnchanged(changed);
        publish(RequestBuilder.of("v1.0").prune(true));
        assertEquals(List.of(), fixture.storedFiles());
    }

    @Test
    void hasTheChecksumsOfAllItsFiles() throws Exception {
        publish(hidden().assets(List.of(ZIP)).checksums(true));
        publish(hidden().assets(List.of(JAR)).checksums(true));
        assertEquals(
                sha256("app.jar") + "  app.jar\n" + sha256("app.zip") + "  app.zip\n",
                fixture.downloads().get("SHA256SUMS"));
        assertUnchanged(hidden().assets(List.of(JAR)).checksums(true));
    }

    private String sha256(String name) {
        return fixture.project.packageFiles().stream()
                .filter(file -> file.fileName().equals(name))
                .findFirst()
                .map(EmulatedPackageFile::sha256)
                .orElseThrow();
    }

    @Test
    void aListedPackageIsHiddenByItsSmallestFile() throws Exception {
        publish(both());
        assertEquals(ReleaseAction.UPDATED, publish(hidden()).action());
        assertEquals("app v1.0 hidden", status());
        assertEquals(1, fixture.requests("PUT"), "GitLab sets the status with an upload only");
        assertEquals(DOWNLOADS, fixture.downloads());
        assertEquals(List.of("app.zip", "app.jar"), fixture.storedFiles());
        assertLogged(
                "app.jar is sent again for that, because GitLab changes the status of a package only with an upload");
        assertUnchanged(hidden());
    }

    @Test
    void aHiddenPackageIsListedAgain() throws Exception {
        publish(hidden());
        publish(both().packageStatus(PackageStatus.DEFAULT));
        assertEquals("app v1.0 default", status());
        assertEquals(DOWNLOADS, fixture.downloads());
        assertLogged("the package app v1.0 is hidden no more: GitLab's list of packages shows it");
        assertUnchanged(both().packageStatus(PackageStatus.DEFAULT));
    }

    @Test
    void aFileThatIsSentAnywayHidesAListedPackage() throws Exception {
        publish(both());
        publish(hidden().assets(List.of(JAR, ZIP, BytesAsset.of("more.txt", "more"))));
        assertEquals("app v1.0 hidden", status());
        assertEquals(1, fixture.requests("PUT"));
    }

    @Test
    void aDryRunSaysSoAndSendsNothing() throws Exception {
        publish(both());
        fixture.log.clear();
        publish(hidden().dryRun(true));
        assertEquals("app v1.0 default", status());
        assertEquals(0, writes());
        assertLogged("the package app v1.0 is hidden: GitLab's list of packages does not show it");
        assertTrue(fixture.log.stream().anyMatch(line -> line.startsWith("file       replace app.jar")));
    }

    @Test
    void aRefusedReleaseLeavesNoFiles() throws Exception {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(403, "403 Forbidden"));
        EngineFixture.messageOf(() -> publish(hidden()));
        fixture.assertNothingLeft();
        fixture.gitlab.faults().clear();
        publish(hidden());
        assertEquals(DOWNLOADS, fixture.downloads());
        assertEquals("app v1.0 hidden", status());
    }

    @Test
    void aLostAnswerOfAnUploadIsFoundThere() throws Exception {
        fixture.gitlab.faults().on("PUT", "/app.zip", Fault.commitThenClose()).times(1);
        publish(hidden());
        assertEquals(List.of("app.jar", "app.zip"), fixture.storedFiles());
        assertUnchanged(hidden());
    }

    @Test
    void aServerThatTakesNoSecondFileOfAName() throws Exception {
        publish(both());
        fixture.gitlab.group("acme").duplicatePackageFiles(false, "");
        String message = EngineFixture.messageOf(() -> publish(hidden()));
        assertTrue(message.contains("Duplicate package is not allowed"), message);
        assertEquals(DOWNLOADS, fixture.downloads());
        assertEquals("app v1.0 default", status());
    }

    @Test
    void aServerThatHidesNothingIsNamed() throws Exception {
        OkHttpClient forgetful = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .url(chain.request()
                                .url()
                                .newBuilder()
                                .removeAllQueryParameters("status")
                                .build())
                        .build()))
                .build();
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(fixture.gitlab.url()))
                .token(GitLabToken.personal(fixture.gitlab.token(Role.MAINTAINER, "api")))
                .http(forgetful)
                .build();
        fixture.engine(client).publish(EngineFixture.PROJECT, hidden().build());
        assertLogged("the package app v1.0 is still in GitLab's list of packages: this GitLab does not hide packages");
    }

    @Test
    void aListOfPackagesThatCannotBeReadIsSaid() throws Exception {
        fixture.publishing(
                hidden().build(),
                Moment.after(
                        "POST",
                        "/releases",
                        () -> fixture.gitlab.faults().on("GET", "/packages?", Fault.message(403, "403 Forbidden"))));
        assertTrue(
                fixture.log.stream()
                        .anyMatch(line ->
                                line.startsWith("whether GitLab hides the package app v1.0 could not be read: GET ")),
                fixture.log::toString);
    }

    @Test
    void aPackageOfAnotherNameIsHiddenAlike() throws Exception {
        RequestBuilder named = hidden().packageName("files").packageVersion("1");
        fixture.project.addPackageFile("app", "v1.0", "app.jar", "other".getBytes(UTF_8));
        publish(named);
        assertTrue(status().contains("files 1 hidden"), this::status);
        assertTrue(status().contains("app v1.0 default"), this::status);
        assertUnchanged(named);
    }
}
