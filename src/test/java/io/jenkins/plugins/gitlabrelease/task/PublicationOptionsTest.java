package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.artifact.ChangeList;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.option.AssetRule;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.origin.BuildOrigin;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import io.jenkins.plugins.gitlabrelease.server.TransferPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what a user says to what GitLab has, for every option. */
class PublicationOptionsTest {

    private final GitLabEmulator gitlab = GitLabEmulator.start();
    private final EmulatedProject app = gitlab.project("acme/app");
    private final TestOptions options = new TestOptions();
    private final TestBuild build = new TestBuild();
    private final List<String> log = new ArrayList<>();
    private Variables variables = Variables.NONE;

    @BeforeEach
    void ask() {
        app.tag("v1.0");
        options.tag = "v1.0";
        options.project = "acme/app";
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    private ReleaseResult publish() throws Exception {
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(gitlab.url()))
                .token(GitLabToken.personal(gitlab.token(Role.MAINTAINER, "api")))
                .build();
        ProjectAccess access = new ProjectAccess(
                options,
                variables,
                new BuildOrigin(Map.of()),
                client,
                EngineFixture.TRANSFERS,
                new TransferPolicy("test", true, null),
                log::add);
        return new PublishRelease(options, access, build).publish();
    }

    private String refusal() {
        return assertThrows(ReleaseException.class, this::publish).getMessage();
    }

    @Test
    void longNotesAreAttachedAlsoWhereArtifactsStayInJenkins() throws Exception {
        build.archive("app.zip", "zip");
        build.archive("notes.md", "a line of notes\n".repeat(70_000));
        options.artifacts = "*.zip";
        options.linkTo = "jenkins";
        options.descriptionFile = "notes.md";
        assertTrue(refusal().contains("is longer than the 1000000 characters that GitLab takes"), refusal());
        options.notesTooLong = "attach";
        publish();
        assertEquals(
                List.of("release-notes.md"),
                app.packageFiles().stream().map(file -> file.fileName()).toList());
        assertEquals(
                Set.of("app.zip", "release-notes.md"),
                app.release("v1.0").links().stream().map(EmulatedLink::name).collect(Collectors.toSet()));
        assertTrue(build.kept, "the release links to an artifact of the build");
        assertEquals(ReleaseAction.UNCHANGED, publish().action());
    }

    @Test
    void aPackageIsHidden() throws Exception {
        build.archive("app.zip", "zip");
        options.artifacts = "*";
        options.packageStatus = "hidden";
        publish();
        assertEquals("hidden", app.packages().get(0).status());
        options.packageStatus = "secret";
        assertEquals("The parameter packageStatus is \"secret\", and can be keep, default, hidden.", refusal());
    }

    @Test
    void fieldsAreThoseOfTheOptions() throws Exception {
        app.branch("main");
        app.milestone("1.1");
        options.tag = "v1.1";
        options.ref = "main";
        options.tagMessage = "The first one";
        options.name = "Version 1.1";
        options.milestones = List.of("1.1");
        options.releasedAt = "2026-03-01";
        options.evidence = true;
        assertEquals(ReleaseAction.CREATED, publish().action());
        assertEquals("The first one", app.tags().get("v1.1").message());
        assertEquals("Version 1.1", app.release("v1.1").name());
        assertEquals("1.1", app.release("v1.1").milestones().get(0).title());
        assertEquals(Instant.parse("2026-03-01T00:00:00Z"), app.release("v1.1").releasedAt());
        assertFalse(app.release("v1.1").evidences().isEmpty());
    }

    @Test
    void variablesAreReplacedInEveryText() throws Exception {
        variables = new Variables(
                text -> text.replace("$X", "1").replace("$APP", "app").replace("$EMPTY", ""));
        app.branch("main1");
        app.milestone("1.1");
        build.archive("dist/1/app.zip", "application");
        build.archive("dist/1/app.tmp", "left out");
        build.write("notes-1.md", "From a file");
        build.write("target/1/tool.zip", "tool");
        options.project = "acme/$APP";
        options.tag = "v1.$X";
        options.ref = "main$X";
        options.tagMessage = "Message $X";
        options.name = "Release $X";
        options.description = "Notes of $X";
        options.descriptionFile = "notes-$X.md";
        options.changelog = "$EMPTY";
        options.milestones = List.of("1.$X", "$EMPTY");
        options.releasedAt = "2026-03-0$X";
        options.artifacts = "dist/$X/*";
        options.excludes = "dist/$X/*.tmp";
        options.files = "target/$X/*";
        options.linkTo = "packages$EMPTY";
        options.packageName = "$APP$X";
        options.packageVersion = "v$X";
        options.ifExists = "fail$EMPTY";
        assertEquals(ReleaseAction.CREATED, publish().action());
        EmulatedRelease release = app.release("v1.1");
        assertEquals("Message 1", app.tags().get("v1.1").message());
        assertEquals("Release 1", release.name());
        assertEquals("Notes of 1\n\nFrom a file", release.description());
        assertEquals(
                List.of("1.1"),
                release.milestones().stream().map(each -> each.title()).toList());
        assertEquals(Instant.parse("2026-03-01T00:00:00Z"), release.releasedAt());
        assertTrue(release.link("app.zip").url().endsWith("/app1/v1/app.zip"));
        assertTrue(release.link("tool.zip").url().endsWith("/app1/v1/tool.zip"));
        assertEquals(2, release.links().size());
        assertTrue(refusal().contains("exists"), refusal());
    }

    @Test
    void aVariableThatIsNotSetCreatesNoTag() {
        variables = new Variables(text -> text.replace("$X", "1"));
        app.branch("main");
        options.ref = "main";
        options.tag = "${NOPE}";
        assertTrue(refusal().startsWith("The parameter tag is \"${NOPE}\", and the build has no variable"), refusal());
        options.tag = "v2.0";
        options.name = "Version $NOPE";
        assertTrue(refusal().startsWith("The parameter name is \"Version $NOPE\""), refusal());
        options.name = null;
        options.packageVersion = "$NOPE";
        assertTrue(refusal().startsWith("The parameter packageVersion is \"$NOPE\""), refusal());
        assertEquals(Set.of("v1.0"), app.tags().keySet());
    }

    @Test
    void filesHaveTitlesTypesAndPaths() throws Exception {
        build.archive("dist/app.deb", "package");
        build.archive("dist/app.zip", "archive");
        options.artifacts = "dist/*";
        publish();
        AssetRule debian = new AssetRule("dist\\*.deb");
        debian.setName("Debian package of {tag}");
        debian.setType("other");
        debian.setPath("/deb/{file}");
        AssetRule rest = new AssetRule("**");
        rest.setPath("/{tag}/{file}");
        options.assets = List.of(debian, rest);
        int before = gitlab.requests().size();
        assertEquals(ReleaseAction.UPDATED, publish().action());
        assertTrue(gitlab.requests().stream()
                .skip(before)
                .noneMatch(each ->
                        each.rawPath().contains("/generic/") && each.method().equals("PUT")));
        EmulatedLink link = app.release("v1.0").link("Debian package of v1.0");
        assertTrue(link.url().endsWith("/app.deb"), link.url());
        assertEquals("other", link.type());
        assertEquals("/deb/app.deb", link.path());
        assertEquals("/v1.0/app.zip", app.release("v1.0").link("app.zip").path());
        assertEquals(2, app.release("v1.0").links().size());
        assertEquals(2, app.packageFiles().size());
        assertEquals(ReleaseAction.UNCHANGED, publish().action());
        options.prune = true;
        assertEquals(ReleaseAction.UNCHANGED, publish().action());
        build.archive("dist/app.deb", "changed");
        assertEquals(ReleaseAction.UPDATED, publish().action());
        assertEquals(2, app.release("v1.0").links().size());
        options.assets = List.of();
        assertEquals(ReleaseAction.UPDATED, publish().action());
        assertEquals("package", app.release("v1.0").link("app.deb").type());
        assertEquals(2, app.packageFiles().size());
    }

    @Test
    void titlesOfFilesAreChecked() {
        build.archive("dist/app.deb", "package");
        build.archive("dist/app.zip", "archive");
        options.artifacts = "dist/*";
        AssetRule rule = new AssetRule("dist/*");
        rule.setName("App");
        rule.setPath("app");
        options.assets = List.of(rule);
        assertTrue(refusal().contains("Two assets have the name App"), refusal());
        assertTrue(refusal().contains("The path of the file dist/app.deb is \"app\""), refusal());
        options.assets = List.of(new AssetRule("*.rpm"));
        assertTrue(
                refusal().startsWith("No file that is published matches \"*.rpm\" of the parameter assets."),
                refusal());
        assertEquals(0, app.packageFiles().size());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        options.releasedAt = "tomorrow";
        options.artifacts = "*.zip";
        options.changelog = "file";
        String message = refusal();
        assertTrue(
                message.startsWith("Release v1.0 was not published, for 3 reasons: (1) The parameter releasedAt"),
                message);
        assertTrue(message.contains(" (2) No archived artifacts match \"*.zip\"."), message);
        assertTrue(message.contains(" (3) The file \"CHANGELOG.md\" of the parameter changelogFile"), message);
        options.releasedAt = null;
        options.changelog = "none";
        assertTrue(refusal().startsWith("No archived artifacts match"), refusal());
    }

    private static AssetRule titled(String pattern, String title) {
        AssetRule rule = new AssetRule(pattern);
        rule.setName(title);
        return rule;
    }

    /** Also where a title is the name of another file, and the other way round. */
    @Test
    void titlesChangePlaces() throws Exception {
        build.archive("a.zip", "1");
        build.archive("b.zip", "2");
        options.artifacts = "**";
        options.assets = List.of(titled("a.zip", "Archive"));
        publish();
        List<List<AssetRule>> changes = List.of(
                List.of(titled("a.zip", "b.zip"), titled("b.zip", "a.zip")),
                List.of(titled("a.zip", "Archive"), titled("b.zip", "b.zip")),
                List.of(titled("b.zip", "Archive")),
                List.of(titled("a.zip", "Archive"), titled("b.zip", "a.zip")),
                List.of(titled("a.zip", "b.zip"), titled("b.zip", "Archive")),
                List.of());
        for (List<AssetRule> change : changes) {
            options.assets = change;
            assertEquals(ReleaseAction.UPDATED, publish().action());
            assertEquals(2, app.release("v1.0").links().size());
            assertEquals(2, app.packageFiles().size());
            for (EmulatedLink link : app.release("v1.0").links()) {
                String file = link.url().replaceFirst(".*/", "");
                String title = change.stream()
                        .filter(rule -> rule.getPattern().equals(file))
                        .map(AssetRule::getName)
                        .findFirst()
                        .orElse(file);
                assertEquals(title, link.name());
                assertEquals("/" + file, link.path());
            }
            assertEquals(ReleaseAction.UNCHANGED, publish().action());
        }
    }

    @Test
    void notesOfPeopleStay() throws Exception {
        options.description = "Built";
        publish();
        assertEquals("Built", app.release("v1.0").description());
        options.notes = "keep";
        options.description = "Built again";
        assertEquals(ReleaseAction.UNCHANGED, publish().action());
        options.notes = "append";
        assertEquals(ReleaseAction.UPDATED, publish().action());
        String added = "<!-- notes from Jenkins -->\nBuilt again\n<!-- end of notes from Jenkins -->";
        assertEquals("Built\n\n" + added, app.release("v1.0").description());
        assertEquals(ReleaseAction.UNCHANGED, publish().action());
        options.description = "Built at last";
        publish();
        assertEquals(
                "Built\n\n" + added.replace("again", "at last"),
                app.release("v1.0").description());
    }

    @Test
    void milestonesAreCreatedAndClosed() throws Exception {
        app.milestone("Spring");
        options.milestones = List.of("Spring", "1.0");
        assertTrue(refusal().contains("The milestone \"1.0\" does not exist"), refusal());
        options.createMilestones = true;
        options.closeMilestones = true;
        options.dryRun = true;
        assertEquals(ReleaseAction.PLANNED, publish().action());
        assertEquals(1, app.milestones().size());
        assertTrue(log.contains("the milestone 1.0 is missing and is created in acme/app"), log.toString());
        options.dryRun = false;
        assertEquals(ReleaseAction.CREATED, publish().action());
        assertEquals(
                Set.of("Spring closed", "1.0 closed"),
                app.milestones().stream()
                        .map(each -> each.title() + (each.active() ? " open" : " closed"))
                        .collect(Collectors.toSet()));
        assertTrue(log.contains("closed the milestone Spring"), log.toString());
        int requests = gitlab.requests().size();
        assertEquals(ReleaseAction.UNCHANGED, publish().action());
        assertTrue(
                gitlab.requests().stream()
                        .skip(requests)
                        .allMatch(each -> each.method().equals("GET")),
                () -> gitlab.requests().toString());
    }

    @Test
    void aMilestoneThatStaysOpenFailsNothing() throws Exception {
        app.milestone("1.0");
        options.milestones = List.of("1.0");
        options.closeMilestones = true;
        gitlab.faults().on("PUT", "/milestones/", Fault.status(403));
        assertEquals(ReleaseAction.CREATED, publish().action());
        assertTrue(log.stream().anyMatch(line -> line.startsWith("the milestone 1.0 stays open: ")), log.toString());
    }

    @Test
    void filesGoToTheNamedPackageWithTheirChecksums() throws Exception {
        build.archive("app.zip", "application");
        options.artifacts = "*";
        options.packageName = "files";
        options.packageVersion = "1";
        options.checksums = true;
        publish();
        assertEquals("files", app.packages().get(0).name());
        assertEquals("1", app.packages().get(0).version());
        assertTrue(app.release("v1.0").link("SHA256SUMS").url().endsWith("/files/1/SHA256SUMS"));
    }

    @Test
    void whatIsNoLongerAskedForIsPruned() throws Exception {
        build.archive("old.zip", "old");
        build.archive("app.zip", "application");
        options.artifacts = "*";
        publish();
        build.archived.remove("old.zip");
        publish();
        assertEquals(2, app.release("v1.0").links().size());
        options.prune = true;
        publish();
        assertEquals(1, app.release("v1.0").links().size());
        assertEquals(1, app.packageFiles().size());
    }

    @Test
    void artifactsMoveFromGitLabToJenkins() throws Exception {
        build.archive("app.zip", "application");
        options.artifacts = "*";
        publish();
        assertFalse(build.kept);
        options.linkTo = "jenkins";
        assertEquals(ReleaseAction.UPDATED, publish().action());
        assertEquals(
                "https://ci.example.com/job/app/1/artifact/app.zip",
                app.release("v1.0").link("app.zip").url());
        assertTrue(build.kept);
        assertTrue(log.contains("this build is kept forever, because the release links to its artifacts"));
    }

    @Test
    void aBuildIsNotKeptForWhatWasNotPublished() throws Exception {
        build.archive("app.zip", "application");
        options.artifacts = "*";
        options.linkTo = "jenkins";
        options.dryRun = true;
        assertEquals(ReleaseAction.PLANNED, publish().action());
        assertEquals(Map.of(), app.releases());
        app.addRelease("v1.0", "By hand", null);
        options.dryRun = false;
        options.ifExists = "skip";
        assertEquals(ReleaseAction.SKIPPED, publish().action());
        assertFalse(build.kept);
    }

    @Test
    void changelogsAreAppended() throws Exception {
        options.description = "Notes";
        options.changelog = "build";
        build.changes.add(new ChangeList.Change(null, "Fix"));
        publish();
        assertEquals("Notes\n\n- Fix", app.release("v1.0").description());
        options.changelog = "gitlab";
        options.tag = "nightly";
        app.tag("nightly");
        assertTrue(refusal().contains("GitLab's changelog needs a version"), refusal());
    }

    @Test
    void optionsAreReadBeforeGitLabIsAsked() {
        options.ifExists = "replace";
        assertTrue(refusal().startsWith("The parameter ifExists is \"replace\""), refusal());
        options.ifExists = "fail";
        options.releasedAt = "tomorrow";
        assertTrue(refusal().startsWith("The parameter releasedAt is \"tomorrow\""), refusal());
        assertEquals(List.of(), gitlab.requests());
    }
}
