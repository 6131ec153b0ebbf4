package io.jenkins.plugins.gitlabrelease.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file goes only after a fresh read has shown that no release links to it. */
class PackageFileDeletionTest {

    private final EngineFixture fixture = new EngineFixture();
    private String token = fixture.gitlab.token(Role.MAINTAINER, "api");

    @BeforeEach
    void releases() {
        fixture.project.addRelease("v1.0", null, null);
        fixture.project.addRelease("v2.0", null, null);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private GitLabClient client() {
        return EngineFixture.client(fixture.gitlab.url(), token, GitLabEvents.NONE);
    }

    private PackageFileDeletion deletion() {
        return new PackageFileDeletion(client(), EngineFixture.TRANSFERS, EngineFixture.PROJECT, "app", "v1.0");
    }

    private long file(String name) {
        return fixture.project
                .addPackageFile("app", "v1.0", name, name.getBytes(UTF_8))
                .id();
    }

    private void linkByName(String tag, String name) {
        String url = fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id() + "/packages/generic/app/v1.0/";
        fixture.project.addLink(tag, name, url + name, null);
    }

    private void linkByNumber(String tag, long id) {
        String url = fixture.gitlab.url() + "/acme/app/-/package_files/" + id + "/download";
        fixture.project.addLink(tag, "number " + id, url, null);
    }

    private Map<String, List<PackageFile>> present() throws Exception {
        Set<Long> packages =
                fixture.project.packages().stream().map(each -> each.id()).collect(Collectors.toSet());
        return new PackageFiles(client(), EngineFixture.PROJECT, EngineFixture.TRANSFERS).byName(packages, 10);
    }

    private Collection<PackageFile> files(Long... ids) throws Exception {
        return present().values().stream()
                .flatMap(List::stream)
                .filter(file -> Set.of(ids).contains(file.id()))
                .toList();
    }

    private List<Long> left() {
        return fixture.project.packageFiles().stream()
                .map(EmulatedPackageFile::id)
                .toList();
    }

    private static List<Long> ids(Collection<PackageFile> files) {
        return files.stream().map(PackageFile::id).sorted().toList();
    }

    @Test
    void nothingToDeleteAsksNothing() throws Exception {
        PackageFileDeletion.Outcome none = deletion().takeBack("v1.0", List.of(), file -> false);
        assertEquals(List.of(), none.deleted());
        assertEquals(List.of(), deletion().missing("v1.0", none));
        assertEquals(List.of(), fixture.gitlab.requests());
    }

    @Test
    void whatAnotherReleaseLinksToIsNotTakenBack() throws Exception {
        long linked = file("a.zip");
        long other = file("b.zip");
        linkByName("v2.0", "a.zip");
        PackageFileDeletion.Outcome outcome = deletion().takeBack("v1.0", files(linked, other), file -> false);
        assertEquals(List.of(linked), left());
        assertEquals(List.of(other), ids(outcome.deleted()));
        assertEquals(Set.of("b.zip"), outcome.vacated());
        assertEquals(List.of("v2.0"), List.copyOf(outcome.linked().values()));
    }

    @Test
    void whatTheReleaseItselfLinksToIsNotTakenBack() throws Exception {
        long linked = file("a.zip");
        linkByName("v1.0", "a.zip");
        assertEquals(
                List.of("v1.0"),
                List.copyOf(deletion()
                        .takeBack("v1.0", files(linked), file -> false)
                        .linked()
                        .values()));
        assertEquals(List.of(linked), left());
    }

    @Test
    void whatHidesAnOlderFileIsTakenBack() throws Exception {
        long former = file("a.zip");
        long sent = file("a.zip");
        linkByName("v2.0", "a.zip");
        PackageFileDeletion.Outcome outcome = deletion().takeBack("v1.0", files(sent), file -> false);
        assertEquals(List.of(former), left());
        assertEquals(Set.of("a.zip"), outcome.vacated());
        assertEquals(List.of(), deletion().missing("v1.0", outcome), "the link gets the older file again");
    }

    @Test
    void aLinkByNumberHoldsAnyFile() throws Exception {
        long former = file("a.zip");
        long sent = file("a.zip");
        linkByNumber("v2.0", former);
        linkByNumber("v2.0", sent);
        deletion().takeBack("v1.0", files(sent), file -> false);
        deletion().deleteUnlinked("v1.0", files(former), present());
        assertEquals(List.of(former, sent), left());
    }

    @Test
    void onlyTheNewestOfANameIsLinkedTo() throws Exception {
        long former = file("a.zip");
        long newest = file("a.zip");
        linkByName("v2.0", "a.zip");
        PackageFileDeletion.Outcome outcome = deletion().deleteUnlinked("v1.0", files(former, newest), present());
        assertEquals(List.of(newest), left());
        assertEquals(Set.of(), outcome.vacated());
        assertEquals(List.of(newest), ids(outcome.linked().keySet()));
    }

    @Test
    void aFileThatIsGoneIsNoTrouble() throws Exception {
        long gone = file("a.zip");
        long other = file("b.zip");
        Collection<PackageFile> files = files(gone, other);
        fixture.gitlab.faults().on("DELETE", "/package_files/" + gone, Fault.message(404, "404 Not found"));
        PackageFileDeletion.Outcome outcome = deletion().deleteUnlinked("v1.0", files, present());
        assertEquals(List.of(gone, other), ids(outcome.deleted()));
        assertEquals(Map.of(), outcome.refused());
    }

    @Test
    void aRoleThatMayNotDeleteIsRefusedOnce() throws Exception {
        Collection<PackageFile> files = files(file("a.zip"), file("b.zip"), file("c.zip"));
        token = fixture.gitlab.token(Role.DEVELOPER, "api");
        PackageFileDeletion.Outcome outcome = deletion().deleteUnlinked("v1.0", files, present());
        assertEquals(3, left().size());
        assertEquals(List.of(), outcome.deleted());
        assertEquals(3, outcome.refused().size());
        assertEquals(1, fixture.requests("DELETE"));
        assertEquals(
                "GitLab lets only maintainers delete package files, and the token has a lower role",
                PackageFileDeletion.whyRefused(
                        outcome.refused().values().iterator().next()));
    }

    @Test
    void anotherRefusalIsAboutOneFile() throws Exception {
        Collection<PackageFile> files = files(file("a.zip"), file("b.zip"), file("c.zip"));
        fixture.gitlab
                .faults()
                .on("DELETE", "/package_files/", Fault.message(409, "409 Conflict"))
                .times(1);
        PackageFileDeletion.Outcome outcome = deletion().deleteUnlinked("v1.0", files, present());
        assertEquals(1, left().size());
        assertEquals(2, outcome.deleted().size());
        GitLabException answer = outcome.refused().values().iterator().next();
        assertEquals(answer.getMessage(), PackageFileDeletion.whyRefused(answer));
    }

    @Test
    void whatSomebodyLinkedToMeanwhileIsMissing() throws Exception {
        PackageFileDeletion.Outcome outcome =
                deletion().deleteUnlinked("v1.0", files(file("a.zip"), file("b.zip"), file("c.zip")), present());
        linkByName("v2.0", "a.zip");
        linkByName("v2.0", "b.zip");
        file("b.zip");
        assertEquals(List.of("a.zip"), deletion().missing("v1.0", outcome));
    }

    @Test
    void withoutTheLinksNothingGoes() throws Exception {
        long sent = file("a.zip");
        Collection<PackageFile> files = files(sent);
        fixture.gitlab.faults().on("GET", "/releases?", Fault.message(403, "403 Forbidden"));
        assertThrows(GitLabException.class, () -> deletion().takeBack("v1.0", files, file -> false));
        assertEquals(List.of(sent), left());
    }
}
