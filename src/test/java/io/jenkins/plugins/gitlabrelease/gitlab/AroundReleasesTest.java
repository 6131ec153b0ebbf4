package io.jenkins.plugins.gitlabrelease.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.emulator.SecondOrigin;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Changelog;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ChangelogQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Comparison;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GroupId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.MilestoneQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client and the emulator, written apart from each other, agree on what lies around releases. */
class AroundReleasesTest {
    @TempDir
    private Path directory;

    private Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void projectsAndRoles() throws Exception {
        Project project = fixture.client.projects().get(fixture.id);
        assertEquals(fixture.app.id(), project.id());
        assertEquals("acme/app", project.pathWithNamespace());
        assertEquals(40, project.accessLevel());
        fixture.app.formerPath("acme/old");
        ProjectId old = ProjectId.of("acme/old");
        assertEquals(project, fixture.client.projects().get(old));
        GitLabException e = Failures.of(
                ErrorKind.MOVED_PROJECT,
                () -> fixture.client.releases(old).create(NewRelease.of("v1").build()));
        assertEquals(405, e.status());
    }

    @Test
    void tags() throws Exception {
        TagsApi tags = fixture.client.tags(fixture.id);
        assertEquals(Optional.empty(), tags.find("a/b"));
        Tag made = tags.create("a/b", "main", "hello");
        assertEquals("hello", made.message());
        assertEquals(made.commit().id(), tags.get("a/b").commit().id());
        Failures.of(ErrorKind.TAG_EXISTS, () -> tags.create("a/b", "main", null));
        tags.delete("a/b");
        assertEquals(Optional.empty(), tags.find("a/b"));
    }

    @Test
    void protectedTags() throws Exception {
        fixture.app.protectTag("v*", Role.MAINTAINER);
        ProtectedTag rule = fixture.client.protectedTags(fixture.id).list().get(0);
        assertTrue(rule.matches("v1"));
        assertEquals(40, rule.createAccessLevels().get(0).accessLevel());
        GitLabException e = Failures.of(
                ErrorKind.PROTECTED_TAG,
                () -> fixture.as(Role.DEVELOPER)
                        .releases(fixture.id)
                        .create(NewRelease.of("v1").ref("main").build()));
        assertTrue(e.getMessage().contains("Protected tags"), e.getMessage());
    }

    @Test
    void milestones() throws Exception {
        fixture.app.milestone("1.0");
        fixture.app.milestone("2.0");
        fixture.app.closeMilestone("1.0");
        fixture.gitlab.group("acme").milestone("of the group");
        MilestonesApi milestones = fixture.client.milestones(fixture.id);
        assertEquals(2, milestones.list(MilestoneQuery.all()).size());
        assertEquals(3, milestones.list(MilestoneQuery.all().withAncestors()).size());
        assertTrue(milestones.list(MilestoneQuery.title("1.0")).get(0).isClosed());
        assertEquals(
                "2.0",
                milestones
                        .list(MilestoneQuery.all().state(MilestoneQuery.State.ACTIVE))
                        .get(0)
                        .title());
        assertEquals(
                "of the group",
                fixture.client
                        .groups(GroupId.of("acme"))
                        .milestones(MilestoneQuery.all())
                        .get(0)
                        .title());
        fixture.app.tag("v1");
        GitLabException e = Failures.of(
                ErrorKind.MILESTONE_NOT_FOUND,
                () -> fixture.releases()
                        .create(NewRelease.of("v1").milestones(List.of("9.9")).build()));
        assertTrue(e.words().contains("9.9"), e.words());
    }

    @Test
    void groupReleases() throws Exception {
        fixture.app.addRelease("v1", "N", "D", Instant.parse("2020-01-01T00:00:00Z"));
        fixture.gitlab.project("acme/lib").addRelease("v2", "N", "D", Instant.parse("2021-01-01T00:00:00Z"));
        GroupsApi group = fixture.client.groups(GroupId.of("acme"));
        assertEquals(
                List.of("v1", "v2"),
                group.releases(ReleaseQuery.Sort.ASC).toList().stream()
                        .map(Release::tagName)
                        .toList());
    }

    @Test
    void comparisonsAndChangelogs() throws Exception {
        fixture.app.tag("v1.0.0");
        fixture.app.commit("main", "Add a thing\n\nChangelog: added");
        Comparison comparison = fixture.client.commits(fixture.id).compare("v1.0.0", "main");
        assertEquals("Add a thing", comparison.commits().get(0).title());
        Changelog changelog = fixture.client.changelog(fixture.id).read(ChangelogQuery.of("1.1.0"));
        assertTrue(changelog.notes().contains("Add a thing"), changelog.notes());
    }

    @Test
    void tokens() throws Exception {
        EmulatedToken token = fixture.gitlab.tokens().personal("api").role(Role.DEVELOPER);
        GitLabClient client = fixture.with(GitLabToken.personal(token.value()));
        assertEquals(List.of("api"), client.tokens().self().scopes());
        assertTrue(client.version().isAtLeast(17, 0));
        Failures.of(ErrorKind.NOT_FOUND, client::job);
        token.expiresAt(Instant.now().minusSeconds(1));
        Failures.of(ErrorKind.TOKEN_EXPIRED, () -> client.releases(fixture.id).find("v1"));
        token.revoke();
        Failures.of(ErrorKind.TOKEN_REVOKED, () -> client.projects().get(fixture.id));
        GitLabClient unknown = fixture.with(GitLabToken.personal("glpat-unknown"));
        Failures.of(ErrorKind.NOT_AUTHENTICATED, () -> unknown.projects().get(fixture.id));
        GitLabClient reader = fixture.with(GitLabToken.personal(fixture.gitlab.token(Role.MAINTAINER, "read_api")));
        GitLabException e = Failures.of(
                ErrorKind.INSUFFICIENT_SCOPE,
                () -> reader.releases(fixture.id).create(NewRelease.of("v1").build()));
        assertTrue(e.getMessage().contains("\"api\""), e.getMessage());
    }

    @Test
    void jobTokensAndOthers() throws Exception {
        EmulatedToken job = fixture.gitlab.tokens().job(Role.DEVELOPER);
        GitLabClient client = fixture.with(GitLabToken.job(job.value()));
        assertTrue(client.job().id() > 0);
        fixture.app.tag("v1");
        assertEquals(
                "v1",
                client.releases(fixture.id).create(NewRelease.of("v1").build()).tagName());
        job.finishJob();
        Failures.of(
                ErrorKind.NOT_AUTHENTICATED, () -> client.releases(fixture.id).find("v1"));
        String oauth = fixture.gitlab.tokens().oauth("api").role(Role.DEVELOPER).value();
        assertTrue(fixture.with(GitLabToken.oauth(oauth))
                .releases(fixture.id)
                .find("v1")
                .isPresent());
        String deploy = fixture.gitlab
                .tokens()
                .deploy(fixture.app, "write_package_registry")
                .value();
        GitLabException e = Failures.of(
                ErrorKind.PROJECT_NOT_FOUND,
                () -> fixture.with(GitLabToken.deploy(deploy))
                        .releases(fixture.id)
                        .find("v1"));
        assertEquals(404, e.status());
    }

    @Test
    void packagesAndFiles() throws Exception {
        PackageFile first = fixture.files().upload("app", "1", "a", Fixture.source(new byte[1]));
        fixture.files().upload("app", "1", "a", Fixture.source(new byte[2]));
        fixture.files().upload("app-x", "1", "a", Fixture.source(new byte[3]));
        PackagesApi packages = fixture.client.packages(fixture.id);
        GitLabPackage found = packages.list(PackageQuery.generic("app", "1")).get(0);
        assertEquals(first.packageId(), found.id());
        assertEquals(2, packages.files(found.id()).size());
        packages.deleteFile(found.id(), first.id());
        assertEquals(1, packages.files(found.id()).size());
        packages.delete(found.id());
        assertEquals(List.of(), packages.list(PackageQuery.generic("app", "1")));
        Failures.of(ErrorKind.NOT_FOUND, () -> packages.delete(found.id()));
    }

    @Test
    void storageBehindARedirectSeesNoToken() throws Exception {
        byte[] bytes = "content".getBytes(UTF_8);
        fixture.app.addRelease("v1", "N", "D");
        PackageFile file = fixture.files().upload("app", "1", "a.jar", Fixture.source(bytes));
        fixture.links()
                .create(
                        "v1",
                        new NewLink("a", fixture.files().url("app", "1", "a.jar"), LinkType.PACKAGE, "/bin/a.jar"));
        try (SecondOrigin storage = SecondOrigin.start()) {
            fixture.gitlab.settings().objectStorage(storage);
            Path target = directory.resolve("a.jar");
            fixture.releases().downloadLatest("/bin/a.jar", target, file.fileSha256());
            assertEquals("content", Files.readString(target));
            assertFalse(storage.requests().isEmpty());
            assertTrue(storage.requests().stream()
                    .allMatch(r -> r.header("PRIVATE-TOKEN").isEmpty()));
            assertTrue(fixture.files().head("app", "1", "a.jar").isPresent());
        }
    }

    @Test
    void anOldGitLabHasNoPermalinks() throws Exception {
        try (Fixture old = new Fixture(GitLabEmulator.builder().dialect(Dialect.V13))) {
            byte[] bytes = "content".getBytes(UTF_8);
            old.app.addRelease("lib/v1", "N", "D");
            old.files().upload("app", "1.0.0", "a.jar", Fixture.source(bytes));
            old.app.addLink("lib/v1", "a", old.files().url("app", "1.0.0", "a.jar"), "/bin/a.jar");
            assertEquals("lib/v1", old.releases().latest().orElseThrow().tagName());
            Path target = directory.resolve("a.jar");
            old.releases().downloadLatest("/bin/a.jar", target, null);
            assertEquals("content", Files.readString(target));
        }
    }

    @Test
    void limitsAreWaitedForUntilTheirWindowEnds() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-08-01T10:01:00Z"), ZoneOffset.UTC);
        try (Fixture limited = new Fixture(GitLabEmulator.builder().clock(clock))) {
            limited.gitlab.rateLimiter().authenticated(1, Duration.ofMinutes(10));
            GitLabClient client = limited.builder(limited.gitlab.url())
                    .token(GitLabToken.personal(limited.gitlab.token(Role.DEVELOPER, "api")))
                    .clock(clock)
                    .build();
            assertEquals(Optional.empty(), client.releases(limited.id).find("v1"));
            GitLabException e = Failures.of(
                    ErrorKind.RATE_LIMITED, () -> client.releases(limited.id).find("v1"));
            assertEquals(Instant.parse("2026-08-01T10:10:00Z"), e.until());
            assertEquals(4, limited.waits.size());
            assertTrue(limited.waits.get(0).compareTo(Duration.ofMinutes(5)) >= 0, "" + limited.waits);
        }
    }
}
