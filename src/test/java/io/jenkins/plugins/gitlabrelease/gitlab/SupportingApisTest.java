package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Scripted;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ChangelogQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Comparison;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GroupId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.MilestoneQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ServerVersion;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.TokenInfo;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract 6: the addresses, queries and answers of what lies around releases. */
class SupportingApisTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final HttpAnswer NO_ROUTE =
            HttpAnswer.text(404, "application/json", "{\"error\":\"404 Not Found\"}");

    @Test
    void project() throws Exception {
        String json =
                "{\"id\":42,\"path_with_namespace\":\"acme/app\",\"name\":\"App\",\"path\":\"app\",\"web_url\":\"w\","
                        + "\"default_branch\":\"main\",\"archived\":true,\"visibility\":\"private\",\"packages_enabled\":false}";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            Project project = server.client().projects().get(APP);
            assertEquals(ProjectId.of(42), project.projectId());
            assertEquals("acme/app", project.pathWithNamespace());
            assertEquals("main", project.defaultBranch());
            assertEquals(false, project.packagesEnabled());
            assertTrue(project.archived());
            assertNull(project.accessLevel());
            assertEquals(List.of("GET /api/v4/projects/acme%2Fapp"), server.requests);
        }
    }

    @Test
    void tags() throws Exception {
        String json =
                "{\"name\":\"a/b\",\"message\":\"\",\"target\":\"t\",\"protected\":true,\"commit\":{\"id\":\"c\"}}";
        try (Scripted server = new Scripted(Scripted.json(json), Scripted.json(json), HttpAnswer.status(204))) {
            TagsApi tags = server.client().tags(APP);
            Tag tag = tags.get("a/b");
            assertEquals(true, tag.isProtected());
            assertEquals("c", tag.commit().id());
            tags.create("a/b", "main", "hello");
            assertEquals("{\"tag_name\":\"a/b\",\"ref\":\"main\",\"message\":\"hello\"}", server.bodies.get(1));
            tags.delete("a/b");
            assertEquals(
                    List.of(
                            "GET /api/v4/projects/acme%2Fapp/repository/tags/a%2Fb",
                            "POST /api/v4/projects/acme%2Fapp/repository/tags",
                            "DELETE /api/v4/projects/acme%2Fapp/repository/tags/a%2Fb"),
                    server.requests);
        }
    }

    @Test
    void milestones() throws Exception {
        String json = "[{\"id\":1,\"iid\":1,\"group_id\":5,\"title\":\"1 + 1\",\"state\":\"active\"}]";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            MilestoneQuery query = MilestoneQuery.title("1 + 1")
                    .state(MilestoneQuery.State.ACTIVE)
                    .withAncestors();
            assertEquals(5L, server.client().milestones(APP).list(query).get(0).groupId());
            server.client().groups(GroupId.of("acme/sub")).milestones(MilestoneQuery.all());
            assertEquals(
                    List.of(
                            "GET /api/v4/projects/acme%2Fapp/milestones?title=1%20%2B%201&state=active"
                                    + "&include_parent_milestones=true&per_page=100",
                            "GET /api/v4/groups/acme%2Fsub/milestones?per_page=100"),
                    server.requests);
        }
    }

    @Test
    void groupReleases() throws Exception {
        HttpAnswer first = Scripted.json("[{\"tag_name\":\"v2\"}]").header("X-Next-Page", "2");
        HttpAnswer last = Scripted.json("[{\"tag_name\":\"v1\"}]").header("X-Next-Page", "");
        try (Scripted server = new Scripted(first, last)) {
            List<Release> all = server.client()
                    .groups(GroupId.of("acme"))
                    .releases(ReleaseQuery.Sort.ASC)
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
    void protectedTags() throws Exception {
        String json = "[{\"name\":\"v*\",\"create_access_levels\":[{\"id\":1,\"access_level\":40,"
                + "\"access_level_description\":\"Maintainers\"},{\"user_id\":7,\"access_level\":null}]}]";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            ProtectedTag rule = server.client().protectedTags(APP).list().get(0);
            assertEquals(40, rule.createAccessLevels().get(0).accessLevel());
            assertEquals(7L, rule.createAccessLevels().get(1).userId());
            assertTrue(rule.matches("v1"));
        }
    }

    @Test
    void commits() throws Exception {
        String json = "{\"commit\":{\"id\":\"b\"},\"commits\":[{\"id\":\"a\",\"title\":\"t\"},{\"id\":\"b\"}],"
                + "\"diffs\":[{\"diff\":\"x\"}],\"compare_timeout\":true,\"compare_same_ref\":false,\"web_url\":\"w\"}";
        try (Scripted server = new Scripted(Scripted.json(json), Scripted.json("{\"id\":\"c\"}"))) {
            Comparison comparison = server.client().commits(APP).compare("v1+0", "main");
            assertEquals(2, comparison.commits().size());
            assertTrue(comparison.compareTimeout());
            assertEquals("c", server.client().commits(APP).get("feature/x").id());
            assertEquals(
                    List.of(
                            "GET /api/v4/projects/acme%2Fapp/repository/compare?from=v1%2B0&to=main",
                            "GET /api/v4/projects/acme%2Fapp/repository/commits/feature%2Fx?stats=false"),
                    server.requests);
        }
    }

    @Test
    void changelog() throws Exception {
        try (Scripted server = new Scripted(Scripted.json("{\"notes\":\"## 1.0\"}"))) {
            ChangelogQuery query = ChangelogQuery.of("1.0.0")
                    .range("abc", "def")
                    .date(Instant.parse("2026-01-02T03:04:05Z"))
                    .trailer("Type")
                    .configFile(".gitlab/c.yml");
            assertEquals("## 1.0", server.client().changelog(APP).read(query).notes());
            server.client().changelog(APP).read(ChangelogQuery.of("2"));
            assertEquals(
                    List.of(
                            "GET /api/v4/projects/acme%2Fapp/repository/changelog?version=1.0.0&from=abc&to=def"
                                    + "&date=2026-01-02T03%3A04%3A05Z&trailer=Type&config_file=.gitlab%2Fc.yml",
                            "GET /api/v4/projects/acme%2Fapp/repository/changelog?version=2"),
                    server.requests);
        }
    }

    @Test
    void tokensAndJobs() throws Exception {
        String token = "{\"id\":3,\"name\":\"ci\",\"revoked\":false,\"active\":true,\"scopes\":[\"api\"],\"user_id\":9,"
                + "\"expires_at\":\"2026-12-31\",\"last_used_at\":null}";
        String job = "{\"id\":8,\"name\":\"build\",\"status\":\"running\",\"ref\":\"main\",\"tag\":false,"
                + "\"user\":{\"id\":9,\"username\":\"u\",\"name\":\"U\"},\"pipeline\":{}}";
        try (Scripted server = new Scripted(Scripted.json(token), Scripted.json(job), Scripted.json("{\"id\":9}"))) {
            TokenInfo info = server.client().tokens().self();
            assertEquals(List.of("api"), info.scopes());
            assertEquals(Instant.parse("2026-12-31T00:00:00Z"), info.expiresAt());
            assertEquals("running", server.client().job().status());
            assertEquals(9, server.client().user().id());
            assertEquals(
                    List.of("GET /api/v4/personal_access_tokens/self", "GET /api/v4/job", "GET /api/v4/user"),
                    server.requests);
        }
    }

    @Test
    void version() throws Exception {
        String json = "{\"version\":\"17.2.1-ee\",\"revision\":\"abc\",\"kas\":{},\"enterprise\":true}";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            ServerVersion version = server.client().version();
            assertTrue(version.isAtLeast(17, 2));
            assertEquals(true, version.enterprise());
        }
        try (Scripted server = new Scripted(NO_ROUTE, Scripted.json("{\"version\":\"13.12.15\",\"revision\":\"x\"}"))) {
            assertEquals("13.12.15", server.client().version().version());
            assertEquals(List.of("GET /api/v4/metadata", "GET /api/v4/version"), server.requests);
        }
    }

    @Test
    void packagesMatchExactly() throws Exception {
        String json =
                "[{\"id\":1,\"name\":\"app\",\"version\":\"1\",\"package_type\":\"generic\",\"status\":\"default\"},"
                        + "{\"id\":2,\"name\":\"app-x\",\"version\":\"1\",\"package_type\":\"generic\"},"
                        + "{\"id\":3,\"name\":\"app\",\"version\":\"1.1\",\"package_type\":\"generic\"},"
                        + "{\"id\":4,\"name\":\"app\",\"version\":\"1\",\"package_type\":\"maven\"}]";
        try (Scripted server = new Scripted(Scripted.json(json))) {
            PackagesApi packages = server.client().packages(APP);
            assertEquals(
                    List.of(1L),
                    packages.list(PackageQuery.generic("app", "1")).stream()
                            .map(GitLabPackage::id)
                            .toList());
            assertEquals(2, packages.list(PackageQuery.generic("app")).size());
            packages.list(PackageQuery.generic("app", "1").status(PackageStatus.HIDDEN));
            assertEquals(
                    "GET /api/v4/projects/acme%2Fapp/packages?package_type=generic&package_name=app&package_version=1"
                            + "&status=hidden&per_page=100",
                    server.requests.get(2));
        }
    }

    @Test
    void anOldServerDoesNotShowWhatItStored() throws Exception {
        HttpAnswer created = HttpAnswer.text(201, "application/json", "{\"message\":\"201 Created\"}");
        HttpAnswer packages =
                Scripted.json("[{\"id\":1,\"name\":\"app\",\"version\":\"1\",\"package_type\":\"generic\"}]");
        HttpAnswer files = Scripted.json("[{\"id\":5,\"package_id\":1,\"file_name\":\"a\",\"size\":3},"
                + "{\"id\":7,\"package_id\":1,\"file_name\":\"a\",\"size\":3},"
                + "{\"id\":9,\"package_id\":1,\"file_name\":\"b\",\"size\":3}]");
        UploadSource source = Fixture.source(new byte[3]);
        try (Scripted server = new Scripted(created, packages, files)) {
            PackageFile file = server.client().genericPackages(APP).upload("app", "1", "a", source);
            assertEquals(7, file.id());
        }
        HttpAnswer forbidden = HttpAnswer.text(403, "application/json", "{\"message\":\"403 Forbidden\"}");
        try (Scripted server = new Scripted(created, forbidden)) {
            PackageFile file = server.client().genericPackages(APP).upload("app", "1", "a", source);
            assertEquals(new PackageFile(0, 0, "a", 3, null, null), file);
        }
    }

    @Test
    void deletesOfPackages() throws Exception {
        HttpAnswer gone = HttpAnswer.text(404, "application/json", "{\"message\":\"404 Not found\"}");
        try (Scripted server = new Scripted(HttpAnswer.status(204), HttpAnswer.status(502), gone)) {
            server.client().packages(APP).delete(1);
            server.client().packages(APP).deleteFile(1, 2);
            assertEquals(
                    List.of(
                            "DELETE /api/v4/projects/acme%2Fapp/packages/1",
                            "DELETE /api/v4/projects/acme%2Fapp/packages/1/package_files/2",
                            "DELETE /api/v4/projects/acme%2Fapp/packages/1/package_files/2"),
                    server.requests);
        }
    }
}
