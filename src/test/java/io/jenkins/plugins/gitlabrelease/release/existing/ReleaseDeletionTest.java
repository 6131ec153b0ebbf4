package io.jenkins.plugins.gitlabrelease.release.existing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReleaseDeletionTest {

    private static final ReleaseDeletion.Options RELEASE = new ReleaseDeletion.Options(false, false, false);
    private static final ReleaseDeletion.Options ALL = new ReleaseDeletion.Options(true, true, false);

    private final EngineFixture fixture = new EngineFixture();
    private final Instant now = Instant.now();

    @BeforeEach
    void publish() {
        fixture.project.addRelease("lib/v1.0", null, null, now.minus(Duration.ofDays(30)));
        fixture.project.addRelease("v2.0", null, null, now.minus(Duration.ofDays(1)));
        file("app", "lib_x2Fv1.0");
        file("app", "v2.0");
        file("tools", "lib_x2Fv1.0");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void file(String name, String version) {
        fixture.project.addPackageFile(name, version, "app.zip", "x".getBytes(UTF_8));
    }

    private List<String> delete(ReleaseDeletion.Options options, String tag) throws Exception {
        return removal(options).delete(EngineFixture.PROJECT, tag);
    }

    private List<String> delete(ReleaseDeletion.Options options, DeletionRule selection) throws Exception {
        return removal(options).delete(EngineFixture.PROJECT, selection, now);
    }

    private ReleaseDeletion removal(ReleaseDeletion.Options options) {
        return new ReleaseDeletion(fixture.client(fixture.gitlab.url(), GitLabEvents.NONE), fixture.log::add, options);
    }

    private List<String> packages() {
        return fixture.project.packages().stream()
                .map(each -> each.name() + " " + each.version())
                .toList();
    }

    @Test
    void theReleaseAlone() throws Exception {
        assertEquals(List.of("lib/v1.0"), delete(RELEASE, "lib/v1.0"));
        assertEquals(Set.of("v2.0"), fixture.project.releases().keySet());
        assertTrue(fixture.project.tags().containsKey("lib/v1.0"));
        assertEquals(3, packages().size());
        assertEquals(List.of("deleted the release lib/v1.0"), fixture.log);
        assertEquals(3, fixture.gitlab.requests().size(), "the project, the release, and its deletion");
    }

    @Test
    void withItsPackageAndItsTagAndNothingElse() throws Exception {
        assertEquals(List.of("lib/v1.0"), delete(ALL, "lib/v1.0"));
        assertEquals(Set.of("v2.0"), fixture.project.releases().keySet());
        assertFalse(fixture.project.tags().containsKey("lib/v1.0"));
        assertEquals(List.of("app v2.0", "tools lib_x2Fv1.0"), packages());
        assertEquals(
                List.of(
                        "deleted the package app lib_x2Fv1.0",
                        "deleted the Git tag lib/v1.0",
                        "deleted the release lib/v1.0"),
                fixture.log);
        assertEquals(2, fixture.requests("DELETE"), "the tag takes the release with it");
    }

    @Test
    void withItsHiddenPackage() throws Exception {
        fixture.project.packageStatus("app", "lib_x2Fv1.0", "hidden").packageStatus("app", "v2.0", "hidden");
        fixture.project.addLink("lib/v1.0", "app.zip", url("lib_x2Fv1.0"), null);
        fixture.project.addLink("v2.0", "app.zip", url("v2.0"), null);
        delete(ALL, "lib/v1.0");
        assertEquals(List.of("tools lib_x2Fv1.0", "app v2.0"), packages());
        delete(ALL, rule("v*"));
        assertEquals(List.of("tools lib_x2Fv1.0"), packages());
        assertEquals(Set.of(), fixture.project.releases().keySet());
    }

    @Test
    void theHiddenPackageOfAReleaseThatIsGone() throws Exception {
        fixture.project.packageStatus("app", "lib_x2Fv1.0", "hidden");
        fixture.project.releases().remove("lib/v1.0");
        assertEquals(List.of("lib/v1.0"), delete(ALL, "lib/v1.0"));
        assertFalse(packages().contains("app lib_x2Fv1.0"));
    }

    @Test
    void hiddenPackagesAreNotAskedForWithoutNeed() throws Exception {
        fixture.project.addRelease("v3.0", null, null, now.minus(Duration.ofDays(1)));
        fixture.project.addLink("v3.0", "Manual", "https://example.com/app.zip", null);
        delete(ALL, rule("v3*"));
        delete(ALL, "v2.0");
        assertEquals(
                List.of(),
                fixture.gitlab.requests().stream()
                        .map(request -> String.valueOf(request.query()))
                        .filter(query -> query.contains("status="))
                        .toList());
    }

    private String url(String version) {
        return fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/packages/generic/app/" + version
                + "/app.zip";
    }

    private static DeletionRule rule(String pattern) {
        return new DeletionRule(pattern, 0, 0);
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        assertEquals(List.of("lib/v1.0"), delete(new ReleaseDeletion.Options(true, true, true), "lib/v1.0"));
        assertEquals(0, fixture.requests("DELETE"));
        assertEquals(
                List.of(
                        "would delete the package app lib_x2Fv1.0",
                        "would delete the Git tag lib/v1.0",
                        "would delete the release lib/v1.0"),
                fixture.log);
    }

    @Test
    void aSecondRunHasNothingToDo() throws Exception {
        delete(ALL, "lib/v1.0");
        fixture.log.clear();
        assertEquals(List.of(), delete(ALL, "lib/v1.0"));
        assertEquals(List.of("acme/app has no release lib/v1.0"), fixture.log);
    }

    @Test
    void whatAnInterruptedRunLeftIsDeleted() throws Exception {
        fixture.project.releases().remove("lib/v1.0");
        assertEquals(List.of("lib/v1.0"), delete(ALL, "lib/v1.0"));
        assertEquals(List.of("app v2.0", "tools lib_x2Fv1.0"), packages());
        assertFalse(fixture.project.tags().containsKey("lib/v1.0"));
    }

    @Test
    void thePackageThatAnInterruptedRunLeftIsDeleted() throws Exception {
        fixture.project.releases().remove("lib/v1.0");
        fixture.project.deleteTag("lib/v1.0");
        assertEquals(List.of("lib/v1.0"), delete(ALL, "lib/v1.0"));
        assertEquals(List.of("app v2.0", "tools lib_x2Fv1.0"), packages());
        assertEquals(List.of(), delete(ALL, "lib/v1.0"));
    }

    @Test
    void theTagThatAnInterruptedRunLeftIsDeleted() throws Exception {
        delete(new ReleaseDeletion.Options(true, false, false), "lib/v1.0");
        assertEquals(List.of("lib/v1.0"), delete(ALL, "lib/v1.0"));
        assertFalse(fixture.project.tags().containsKey("lib/v1.0"));
    }

    @Test
    void aProjectWithoutARegistryHasNoPackages() throws Exception {
        fixture.project.switches().packages(false);
        ReleaseDeletion.Options packages = new ReleaseDeletion.Options(true, false, false);
        assertEquals(List.of("lib/v1.0"), delete(packages, "lib/v1.0"));
        assertEquals(List.of(), delete(packages, "lib/v1.0"));
        assertEquals(List.of("deleted the release lib/v1.0", "acme/app has no release lib/v1.0"), fixture.log);
    }

    @Test
    void aRunThatFailsOnTheWayIsCompletedByTheNext() throws Exception {
        DeletionRule old = new DeletionRule(null, 1, 0);
        fixture.gitlab
                .faults()
                .on("DELETE", "/repository/tags", Fault.status(403))
                .times(1);
        assertThrows(GitLabException.class, () -> delete(ALL, old));
        assertTrue(fixture.project.releases().containsKey("lib/v1.0"), "the next run has to find it");
        assertEquals(List.of("lib/v1.0"), delete(ALL, old));
        assertEquals(Set.of("v2.0"), fixture.project.releases().keySet());
        assertFalse(fixture.project.tags().containsKey("lib/v1.0"));
    }

    @Test
    void aReleaseWhoseTagIsGoneIsDeletedToo() throws Exception {
        fixture.project.deleteTag("lib/v1.0");
        assertEquals(List.of("lib/v1.0"), delete(ALL, "lib/v1.0"));
        assertEquals(Set.of("v2.0"), fixture.project.releases().keySet());
    }

    @Test
    void packagesNeedTheRoleMaintainerAndNothingGoesWithoutIt() throws Exception {
        fixture.token(fixture.gitlab.token(Role.DEVELOPER, "api"));
        GitLabException refused = assertThrows(GitLabException.class, () -> delete(ALL, "lib/v1.0"));
        assertEquals(ErrorKind.FORBIDDEN, refused.kind());
        assertTrue(refused.getMessage().contains("Deleting packages needs the role Maintainer."), refused.getMessage());
        assertEquals(2, fixture.project.releases().size());
        assertTrue(fixture.project.tags().containsKey("lib/v1.0"));
    }

    @Test
    void aReporterIsRefused() {
        fixture.token(fixture.gitlab.token(Role.REPORTER, "api"));
        assertThrows(GitLabException.class, () -> delete(RELEASE, "lib/v1.0"));
        assertEquals(2, fixture.project.releases().size());
    }

    @Test
    void aSelectionTellsHowManyItTakes() throws Exception {
        assertEquals(List.of("lib/v1.0"), delete(RELEASE, new DeletionRule(null, 0, 7)));
        assertEquals(Set.of("v2.0"), fixture.project.releases().keySet());
        assertEquals(
                List.of("releases older than 7 days: 1 of 2 in acme/app", "deleted the release lib/v1.0"), fixture.log);
    }

    @Test
    void aSelectionThatMeansNothingAsksGitLabNothing() {
        assertThrows(ReleaseException.class, () -> delete(ALL, new DeletionRule(null, 0, 0)));
        assertEquals(0, fixture.gitlab.requests().size());
    }

    @Test
    void aRivalMayHaveDeletedItInBetween() throws Exception {
        fixture.gitlab
                .faults()
                .on("DELETE", "/releases/", Fault.commitThenStatus(403))
                .times(1);
        assertEquals(List.of("v2.0"), delete(RELEASE, "v2.0"));
        assertEquals(Set.of("lib/v1.0"), fixture.project.releases().keySet());
    }

    @Test
    void keepsAFileThatAnotherReleaseLinksToByItsNumber() throws Exception {
        long id = fixture.project.packageFiles().get(0).id();
        fixture.project.addLink(
                "v2.0", "exactly", fixture.gitlab.url() + "/acme/app/-/package_files/" + id + "/download", null);
        assertEquals(List.of("lib/v1.0"), delete(ALL, "lib/v1.0"));
        assertTrue(fixture.project.packageFiles().stream().anyMatch(file -> file.id() == id));
        assertEquals(List.of("app lib_x2Fv1.0", "app v2.0", "tools lib_x2Fv1.0"), packages());
    }

    /** Two products in one package by choice: what another release links to stays. */
    @Test
    void keepsFilesThatAnotherReleaseLinksTo() throws Exception {
        fixture.project.addPackageFile("app", "lib_x2Fv1.0", "shared.zip", "s".getBytes(UTF_8));
        fixture.project.addLink(
                "v2.0",
                "shared",
                fixture.gitlab.url() + "/api/v4/projects/acme%2Fapp/packages/generic/app/lib_x2Fv1.0/shared.zip",
                null);
        delete(new ReleaseDeletion.Options(true, false, false), "lib/v1.0");
        assertEquals(
                List.of(
                        "deleted the package file app.zip",
                        "kept the package file shared.zip, because the release v2.0 links to it",
                        "deleted the release lib/v1.0"),
                fixture.log.stream()
                        .sorted(Comparator.comparing((String line) -> line.contains("the release lib")))
                        .toList());
        assertEquals(List.of("shared.zip"), filesOf("lib_x2Fv1.0"));
    }

    private List<String> filesOf(String version) {
        return fixture.project.packageFiles().stream()
                .filter(file -> file.pack().name().equals("app")
                        && file.pack().version().equals(version))
                .map(file -> file.fileName())
                .toList();
    }

    @Test
    void aDryRunKeepsAllFilesOfAPackageThatIsShared() throws Exception {
        fixture.project.addPackageFile("app", "lib_x2Fv1.0", "shared.zip", "s".getBytes(UTF_8));
        fixture.project.addLink("v2.0", "shared", url("lib_x2Fv1.0").replace("app.zip", "shared.zip"), null);
        delete(new ReleaseDeletion.Options(true, false, true), "lib/v1.0");
        assertTrue(fixture.log.contains("would delete the package file app.zip"), fixture.log::toString);
        assertEquals(List.of("app.zip", "shared.zip"), filesOf("lib_x2Fv1.0"));
    }

    @Test
    void releasesThatGoTogetherDoNotKeepEachOthersFiles() throws Exception {
        fixture.project.addLink(
                "lib/v1.0",
                "other",
                fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id()
                        + "/packages/generic/app/v2.0/app.zip",
                null);
        assertEquals(
                List.of("lib/v1.0", "v2.0"),
                delete(new ReleaseDeletion.Options(true, false, false), new DeletionRule("*", 0, 0)));
        assertEquals(List.of("tools lib_x2Fv1.0"), packages());
    }

    /** The links of all releases are read once for all of them, not once for each. */
    @Test
    void manyReleasesCostOneListOfLinks() throws Exception {
        for (int i = 0; i < 20; i++) {
            fixture.project.addRelease("old" + i, null, "notes", now.minus(Duration.ofDays(60)));
            fixture.project.addPackageFile("app", "old" + i, "app.zip", "x".getBytes(UTF_8));
        }
        delete(new ReleaseDeletion.Options(true, false, false), new DeletionRule("old*", 0, 0));
        long lists = fixture.gitlab.requests().stream()
                .filter(request ->
                        request.method().equals("GET") && request.rawPath().endsWith("/releases"))
                .count();
        assertEquals(2, lists);
    }

    /** GitLab takes tags with characters that nobody sees; the release of a tag without them is another one. */
    @Test
    void aReleaseWhoseTagCannotBeReadIsKeptAndSaid() throws Exception {
        fixture.project.addRelease("v0\u200b", null, null, now.minus(Duration.ofDays(60)));
        fixture.project.addRelease("\u200bv0", null, null, now.minus(Duration.ofDays(61)));
        fixture.project.addRelease("v0", null, null, now);
        DeletionRule old = new DeletionRule(null, 0, 10);
        assertEquals(List.of("lib/v1.0"), delete(RELEASE, old));
        assertEquals(
                Set.of("v0\u200b", "\u200bv0", "v0", "v2.0"),
                fixture.project.releases().keySet());
        assertTrue(
                fixture.log.contains("kept the release v0\ufffd, whose tag has a character that Jenkins does not keep."
                        + " Delete it in GitLab."),
                fixture.log::toString);
    }
}
