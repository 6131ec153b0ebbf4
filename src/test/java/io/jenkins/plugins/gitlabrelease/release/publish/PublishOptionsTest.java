package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedMilestone;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each option of a request, by what it does to GitLab, and that a second run finds nothing left to do. */
class PublishOptionsTest {

    private static final Asset JAR = BytesAsset.of("app.jar", "the jar");
    private static final Asset ZIP = BytesAsset.of("app.zip", "the zip");

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void setsAndClearsMilestones() throws Exception {
        fixture.project.milestone("1.0");
        fixture.project.milestone("Autumn");
        publishTwice(RequestBuilder.of("v1.0").milestones(List.of("1.0", "Autumn")));
        assertEquals(List.of("1.0", "Autumn"), milestones());
        publishTwice(RequestBuilder.of("v1.0").name("kept"));
        assertEquals(List.of("1.0", "Autumn"), milestones());
        publishTwice(RequestBuilder.of("v1.0").milestones(List.of()));
        assertEquals(List.of(), milestones());
    }

    @Test
    void setsMilestonesWhoseTitlesHaveCommas() throws Exception {
        fixture.project.milestone("1.0, the first");
        fixture.project.milestone("Autumn");
        publishTwice(RequestBuilder.of("v1.0").milestones(List.of("1.0, the first", "Autumn")));
        assertEquals(List.of("1.0, the first", "Autumn"), milestones());
        assertTrue(fixture.log.stream().noneMatch(line -> line.contains("lacks the milestone")), fixture.log::toString);
        publishTwice(RequestBuilder.of("v1.0").milestones(List.of("1.0, the first")));
        assertEquals(List.of("1.0, the first"), milestones());
    }

    @Test
    void createsMilestonesWhoseTitlesHaveCommas() throws Exception {
        fixture.project.milestone("Autumn");
        RequestBuilder request = RequestBuilder.of("v1.0")
                .milestones(List.of("1.0, the first", "Autumn", "plain"))
                .createMilestones(true);
        publishTwice(request.dryRun(false));
        assertEquals(List.of("1.0, the first", "Autumn", "plain"), milestones());
        assertLogged("created the milestone 1.0, the first");
        publishTwice(RequestBuilder.of("v1.0")
                .milestones(List.of("a, b", "1.0, the first"))
                .createMilestones(true)
                .closeMilestones(true));
        assertEquals(List.of("1.0, the first", "a, b"), milestones());
        assertLogged("closed the milestone a, b");
    }

    @Test
    void aMilestoneThatAnOldGitLabDoesNotTakeIsNamed() throws Exception {
        try (EngineFixture old = new EngineFixture(Dialect.V13)) {
            old.publish(RequestBuilder.of("v1.0")
                    .milestones(List.of("1.0, the first"))
                    .createMilestones(true)
                    .build());
            assertTrue(
                    old.log.contains(
                            "the release lacks the milestone \"1.0, the first\": this GitLab takes milestones by"
                                    + " their titles, which it splits at commas. Give the milestone a title without a comma."),
                    old.log::toString);
        }
    }

    @Test
    void takesADateInTheFuture() throws Exception {
        Instant soon = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        ReleaseResult result = publishTwice(RequestBuilder.of("v1.0").releasedAt(soon));
        assertTrue(result.upcoming());
        assertEquals(soon, fixture.project.release("v1.0").releasedAt());
    }

    @Test
    void warnsOfADateInThePast() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .releasedAt(Instant.parse("2020-02-02T00:00:00Z"))
                .build());
        assertLogged("releasedAt lies in the past, so GitLab takes the release as historical and collects no evidence");
    }

    @Test
    void saysOneThingOfEvidenceOfADateInThePast() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .releasedAt(Instant.parse("2020-02-02T00:00:00Z"))
                .evidence(true)
                .build());
        assertLogged("releasedAt lies in the past, so GitLab takes the release as historical and collects evidence only"
                + " because you set evidence");
    }

    @Test
    void makesAnAnnotatedTag() throws Exception {
        publishTwice(RequestBuilder.of("v2.0").ref("main").tagMessage("Version two"));
        assertEquals("Version two", fixture.project.tags().get("v2.0").message());
    }

    @Test
    void publishesChecksums() throws Exception {
        publishTwice(RequestBuilder.of("v1.0").assets(List.of(ZIP, JAR)).checksums(true));
        String sums = new String(file("SHA256SUMS").bytes(), StandardCharsets.UTF_8);
        assertEquals(file("app.jar").sha256() + "  app.jar\n" + file("app.zip").sha256() + "  app.zip\n", sums);
        assertEquals(
                "/SHA256SUMS",
                fixture.project.release("v1.0").link("SHA256SUMS").path());
    }

    @Test
    void prunesWhatItPublishedAndNothingElse() throws Exception {
        LinkRequest link = new LinkRequest("Manual", "https://example.com", LinkType.OTHER, null);
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(JAR, ZIP))
                .links(List.of(link))
                .build());
        fixture.project.addLink("v1.0", "by hand", "https://example.com/hand", null);
        fixture.project.addPackageFile("app", "v0.9", "app.jar", new byte[1]);

        publishTwice(RequestBuilder.of("v1.0").assets(List.of(JAR)).prune(true));

        EmulatedRelease release = fixture.project.release("v1.0");
        assertEquals(
                List.of("Manual", "app.jar", "by hand"),
                release.links().stream().map(each -> each.name()).sorted().toList());
        assertEquals(List.of("app.jar", "app.jar"), fixture.storedFiles());
        assertLogged("removed the link app.zip, which is no longer published");
    }

    @Test
    void keepsFilesOfOneNameApart() throws Exception {
        publishTwice(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("linux/app", "1"), BytesAsset.of("mac/app", "2"), JAR)));
        EmulatedRelease release = fixture.project.release("v1.0");
        assertEquals("/linux/app", release.link("linux/app").path());
        assertEquals("/mac/app", release.link("mac/app").path());
        assertEquals("/app.jar", release.link("app.jar").path());
        assertEquals("1", new String(file("linux.app").bytes(), StandardCharsets.UTF_8));
        assertLogged("linux/app is stored as linux.app, because GitLab allows letters, digits and . _ - + in the names"
                + " of package files");
    }

    @Test
    void leavesAReleaseAloneWhenToldSo() throws Exception {
        fixture.publish(
                RequestBuilder.of("v1.0").name("First").assets(List.of(JAR)).build());
        ReleaseResult result = fixture.publish(
                RequestBuilder.of("v1.0").name("Second").ifExists(IfExists.SKIP).build());
        assertEquals(ReleaseAction.SKIPPED, result.action());
        assertEquals("First", result.name());
        assertEquals("app.jar", result.assets().get(0).name());
        assertEquals(
                fixture.gitlab.url() + "/acme/app/-/releases/v1.0/downloads/app.jar",
                result.assets().get(0).directUrl());
        assertEquals("First", fixture.project.release("v1.0").name());
        assertLogged("the release v1.0 exists and is left as it is");
    }

    @Test
    void plansWithoutChangingAnything() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0").assets(List.of(JAR, ZIP)).build());
        Snapshot before = fixture.snapshot();
        fixture.log.clear();

        ReleaseResult result = fixture.publish(RequestBuilder.of("v1.0")
                .name("New")
                .assets(List.of(BytesAsset.of("app.jar", "other"), BytesAsset.of("new.txt", "n")))
                .prune(true)
                .dryRun(true)
                .build());

        assertEquals(before, fixture.snapshot());
        assertEquals(ReleaseAction.PLANNED, result.action());
        assertEquals(
                List.of(AssetAction.REPLACED, AssetAction.UPLOADED),
                result.assets().stream().map(AssetResult::action).toList());
        String base = result.assets().get(0).url().replaceAll("[^/]*$", "");
        long jar = file("app.jar").id();
        long zip = file("app.zip").id();
        assertEquals(
                List.of(
                        "nothing is changed; the plan is:",
                        "tag        use     v1.0",
                        "release    update  v1.0",
                        "name       set     New",
                        "file       replace app.jar  5 B",
                        "file       upload  new.txt  1 B",
                        "link       keep    app.jar  " + base + "app.jar",
                        "link       create  new.txt  " + base + "new.txt",
                        "link       remove  app.zip  " + base + "app.zip",
                        "file       remove  app.jar  package file " + jar,
                        "file       remove  app.zip  package file " + zip),
                fixture.log);
    }

    @Test
    void plansANewRelease() throws Exception {
        ReleaseResult result = fixture.publish(RequestBuilder.of("v3.0")
                .ref("main")
                .assets(List.of(JAR))
                .dryRun(true)
                .build());
        assertEquals(ReleaseAction.PLANNED, result.action());
        assertEquals("v3.0", result.name());
        assertLogged("tag        create  v3.0  from main");
        assertLogged("release    create  v3.0");
        assertEquals(0, fixture.requests("PUT") + fixture.requests("POST"));
    }

    @Test
    void plansEveryField() throws Exception {
        fixture.project.milestone("1.0");
        fixture.project.milestone("2.0");
        Instant date = Instant.parse("2020-02-02T00:00:00Z");
        RequestBuilder request = RequestBuilder.of("v1.0")
                .description("Notes")
                .releasedAt(date)
                .milestones(List.of("1.0", "2.0"))
                .evidence(true);
        ReleaseResult planned = fixture.publish(request.dryRun(true).build());
        assertEquals(date, planned.releasedAt());
        assertEquals(List.of("1.0", "2.0"), planned.milestones());
        assertLogged("notes      set     5 characters");
        assertLogged("date       set     2020-02-02T00:00:00Z");
        assertLogged("milestones set     1.0, 2.0");
        assertLogged("evidence   collect");
        fixture.publish(request.dryRun(false).build());
        fixture.log.clear();
        fixture.publish(request.dryRun(true).build());
        assertLogged("release    keep    v1.0");
        fixture.publish(
                RequestBuilder.of("v1.0").milestones(List.of()).dryRun(true).build());
        assertLogged("milestones clear");
        assertLogged("release    update  v1.0");
    }

    @Test
    void asksForEvidence() throws Exception {
        publishTwice(RequestBuilder.of("v1.0").evidence(true));
        assertEquals(2, fixture.project.release("v1.0").evidences().size(), "GitLab's own, and the one asked for");
        assertLogged("asked GitLab to collect evidence");
    }

    @Test
    void getsByWithoutEvidenceWhereGitLabHasNone() throws Exception {
        fixture.gitlab.settings().enterprise(false);
        ReleaseResult result =
                fixture.publish(RequestBuilder.of("v1.0").evidence(true).build());
        assertEquals(ReleaseAction.CREATED, result.action());
        assertLogged("no evidence was collected: this GitLab cannot do it; it is part of Premium and Ultimate");
    }

    @Test
    void saysWhyEvidenceIsRefused() throws Exception {
        fixture.gitlab.faults().on("POST", "/evidence", Fault.message(403, "403 Forbidden"));
        fixture.publish(RequestBuilder.of("v1.0").evidence(true).build());
        assertTrue(
                fixture.log.stream()
                        .anyMatch(line ->
                                line.startsWith("no evidence was collected: POST ") && line.contains("403 Forbidden")),
                fixture.log::toString);
    }

    @Test
    void appendsGitLabsChangelog() throws Exception {
        fixture.project.tag("v1.0.0");
        fixture.project.commit("main", "Add a feature\n\nChangelog: added");
        fixture.project.tag("v1.1.0");
        publishTwice(RequestBuilder.of("v1.1.0").description("Hello").gitlabChangelog(true));
        String notes = fixture.project.release("v1.1.0").description();
        assertTrue(notes.startsWith("Hello\n\n## 1.1.0 ("), notes);
        assertTrue(notes.contains("Add a feature"), notes);
    }

    @Test
    void getsByWithoutAChangelogForTheFirstVersion() throws Exception {
        fixture.project.tag("v0.1.0");
        publishTwice(RequestBuilder.of("v0.1.0").description("Hello").gitlabChangelog(true));
        assertEquals("Hello", fixture.project.release("v0.1.0").description());
        assertLogged("no changelog: GitLab finds no tag of an earlier version");
    }

    private ReleaseResult publishTwice(RequestBuilder request) throws Exception {
        ReleaseResult first = fixture.publish(request.build());
        Snapshot after = fixture.snapshot();
        long writes = fixture.requests("PUT") + fixture.requests("POST") + fixture.requests("DELETE");
        assertEquals(ReleaseAction.UNCHANGED, fixture.publish(request.build()).action());
        assertEquals(after, fixture.snapshot());
        assertEquals(writes, fixture.requests("PUT") + fixture.requests("POST") + fixture.requests("DELETE"));
        return first;
    }

    private List<String> milestones() {
        return fixture.project.release("v1.0").milestones().stream()
                .map(EmulatedMilestone::title)
                .sorted()
                .toList();
    }

    private EmulatedPackageFile file(String name) {
        return fixture.project.packageFiles().stream()
                .filter(file -> file.fileName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertLogged(String line) {
        assertTrue(fixture.log.contains(line), fixture.log::toString);
    }
}
