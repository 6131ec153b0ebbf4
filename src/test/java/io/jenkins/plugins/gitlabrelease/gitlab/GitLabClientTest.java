package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GroupId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ServerVersion;
import io.jenkins.plugins.gitlabrelease.gitlab.model.TokenInfo;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 1, 3.8 and 6: projects, groups, tokens and the server itself. */
class GitLabClientTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final HttpAnswer NO_ROUTE =
            HttpAnswer.text(404, "application/json", "{\"error\":\"404 Not Found\"}");

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
        Project project = fixture.client.project(fixture.id);
        assertEquals(fixture.app.id(), project.id());
        assertEquals("acme/app", project.pathWithNamespace());
        assertEquals(40, project.accessLevel());
        fixture.app.formerPath("acme/old");
        ProjectId old = ProjectId.of("acme/old");
        assertEquals(project, fixture.client.project(old));
        GitLabException e = Failures.of(
                ErrorKind.MOVED_PROJECT, () -> fixture.client.releases(old).create(NewRelease.of("v1")));
        assertEquals(405, e.status());
    }

    /** A role that the project does not show is no role that is missing. */
    @Test
    void rolesByInvitationAreNotInTheProject() throws Exception {
        EmulatedToken invited = fixture.gitlab.tokens().personal("api").sharedRole(fixture.app, Role.DEVELOPER);
        GitLabClient client = fixture.with(GitLabToken.personal(invited.value()));
        assertNull(client.project(fixture.id).accessLevel());
        assertEquals(
                "v1",
                client.releases(fixture.id)
                        .create(NewRelease.of("v1").from("main", null))
                        .tagName());
    }

    @Test
    void releasesCanBeSwitchedOff() throws Exception {
        assertFalse(fixture.client.project(fixture.id).hasReleasesOff());
        fixture.app.switches().releases("disabled");
        assertTrue(fixture.client.project(fixture.id).hasReleasesOff());
    }

    @Test
    void whatIsReadOfAProject() throws Exception {
        String json =
                "{\"id\":42,\"path_with_namespace\":\"acme/app\",\"name\":\"App\",\"path\":\"app\",\"web_url\":\"w\","
                        + "\"default_branch\":\"main\",\"archived\":true,\"visibility\":\"private\",\"packages_enabled\":false}";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            Project project = server.client().project(APP);
            assertEquals(ProjectId.of(42), project.projectId());
            assertEquals("acme/app", project.pathWithNamespace());
            assertEquals(false, project.packagesEnabled());
            assertTrue(project.archived());
            assertNull(project.accessLevel());
            assertEquals(List.of("GET /api/v4/projects/acme%2Fapp"), server.requests);
        }
    }

    @Test
    void groupReleases() throws Exception {
        fixture.app.addRelease("v1", "N", "D", Instant.parse("2020-01-01T00:00:00Z"));
        fixture.gitlab.project("acme/lib").addRelease("v2", "N", "D", Instant.parse("2021-01-01T00:00:00Z"));
        assertEquals(
                List.of("v1", "v2"),
                fixture.client.groupReleases(GroupId.of("acme"), ReleaseQuery.Sort.ASC).toList().stream()
                        .map(Release::tagName)
                        .toList());
    }

    @Test
    void releasesOfAGroupComePageByPage() throws Exception {
        HttpAnswer first = Scripted.json("[{\"tag_name\":\"v2\"}]").header("X-Next-Page", "2");
        HttpAnswer last = Scripted.json("[{\"tag_name\":\"v1\"}]").header("X-Next-Page", "");
        try (Scripted server = new Scripted(first, last)) {
            List<Release> all = server.client()
                    .groupReleases(GroupId.of("acme"), ReleaseQuery.Sort.ASC)
                    .toList();
            assertEquals(List.of("v2", "v1"), all.stream().map(Release::tagName).toList());
            assertEquals(
                    List.of(
                            "GET /api/v4/groups/acme/releases?sort=asc&per_page=100",
                            "GET /api/v4/groups/acme/releases?sort=asc&per_page=100&page=2"),
                    server.requests);
        }
    }

    @Test
    void tokens() throws Exception {
        EmulatedToken token = fixture.gitlab.tokens().personal("api").role(Role.DEVELOPER);
        GitLabClient client = fixture.with(GitLabToken.personal(token.value()));
        assertEquals(List.of("api"), client.token().scopes());
        assertTrue(client.version().isAtLeast(17, 0));
        token.expiresAt(Instant.now().minusSeconds(1));
        Failures.of(ErrorKind.TOKEN_EXPIRED, () -> client.releases(fixture.id).find("v1"));
        token.revoke();
        Failures.of(ErrorKind.TOKEN_REVOKED, () -> client.project(fixture.id));
        GitLabClient unknown = fixture.with(GitLabToken.personal("glpat-unknown"));
        Failures.of(ErrorKind.NOT_AUTHENTICATED, () -> unknown.project(fixture.id));
        GitLabClient reader = fixture.with(GitLabToken.personal(fixture.gitlab.token(Role.MAINTAINER, "read_api")));
        GitLabException e = Failures.of(
                ErrorKind.INSUFFICIENT_SCOPE, () -> reader.releases(fixture.id).create(NewRelease.of("v1")));
        assertTrue(e.getMessage().contains("\"api\""), e.getMessage());
    }

    @Test
    void jobTokensAndOthers() throws Exception {
        EmulatedToken job = fixture.gitlab.tokens().job(Role.DEVELOPER);
        GitLabClient client = fixture.with(GitLabToken.job(job.value()));
        fixture.app.tag("v1");
        assertEquals(
                "v1", client.releases(fixture.id).create(NewRelease.of("v1")).tagName());
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
    void theTokenAndItsUser() throws Exception {
        String token = "{\"id\":3,\"name\":\"ci\",\"revoked\":false,\"active\":true,\"scopes\":[\"api\"],\"user_id\":9,"
                + "\"expires_at\":\"2026-12-31\",\"last_used_at\":null}";
        try (Scripted server = new Scripted(Scripted.json(token), Scripted.json("{\"username\":\"u\"}"))) {
            TokenInfo info = server.client().token();
            assertEquals(List.of("api"), info.scopes());
            assertEquals(Instant.parse("2026-12-31T00:00:00Z"), info.expiresAt());
            assertEquals("u", server.client().user().username());
            assertEquals(List.of("GET /api/v4/personal_access_tokens/self", "GET /api/v4/user"), server.requests);
        }
    }

    @Test
    void version() throws Exception {
        String json = "{\"version\":\"17.2.1-ee\",\"revision\":\"abc\",\"kas\":{},\"enterprise\":true}";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            ServerVersion version = server.client().version();
            assertTrue(version.isAtLeast(17, 2));
        }
        try (Scripted server = new Scripted(NO_ROUTE, Scripted.json("{\"version\":\"13.12.15\",\"revision\":\"x\"}"))) {
            assertEquals("13.12.15", server.client().version().version());
            assertEquals(List.of("GET /api/v4/metadata", "GET /api/v4/version"), server.requests);
        }
    }

    @Test
    void limitsAreWaitedForUntilTheirWindowEnds() throws Exception {
        Clock clock = Clock.fixed(Instant.parse("2026-08-01T10:01:00Z"), ZoneOffset.UTC);
        try (Fixture limited = new Fixture(GitLabEmulator.builder().clock(clock))) {
            limited.gitlab.rateLimiter().authenticated(1, Duration.ofMinutes(5));
            GitLabClient client = limited.builder(limited.gitlab.url())
                    .token(GitLabToken.personal(limited.gitlab.token(Role.DEVELOPER, "api")))
                    .clock(clock)
                    .build();
            assertEquals(Optional.empty(), client.releases(limited.id).find("v1"));
            GitLabException e = Failures.of(
                    ErrorKind.RATE_LIMITED, () -> client.releases(limited.id).find("v1"));
            assertEquals(Instant.parse("2026-08-01T10:05:00Z"), e.until());
            assertEquals(4, limited.waits.size());
            assertTrue(limited.waits.get(0).compareTo(Duration.ofMinutes(4)) >= 0, "" + limited.waits);
        }
    }
}
