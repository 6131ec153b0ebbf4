package io.jenkins.plugins.gitlabrelease.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.origin.BuildOrigin;
import io.jenkins.plugins.gitlabrelease.parameter.OfferedReleases.Order;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import io.jenkins.plugins.gitlabrelease.server.TransferPolicy;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferedReleasesTest {

    private final GitLabEmulator gitlab = GitLabEmulator.start();
    private final EmulatedProject app = gitlab.project("group/app");

    @BeforeEach
    void publish() {
        app.addRelease("v1.9.0", "Nine", null, Instant.parse("2026-01-01T00:00:00Z"));
        app.addRelease("v1.10.0", "v1.10.0", null, Instant.parse("2026-02-01T00:00:00Z"));
        app.addRelease("v2.0.0", "Two", null, Instant.parse("2026-03-01T23:59:59Z"));
        app.addRelease("v1.10.1", null, null, Instant.parse("2026-04-01T00:00:00Z"));
        app.addRelease("nightly", "Tonight", null, Instant.parse("2026-05-01T00:00:00Z"));
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    private ProjectAccess access(String project) {
        return access(project, gitlab.token(Role.DEVELOPER, "api"));
    }

    private ProjectAccess access(String project, String token) {
        ProjectOptions options = new ProjectOptions() {
            @Override
            public String getServer() {
                return null;
            }

            @Override
            public String getProject() {
                return project;
            }

            @Override
            public String getCredentialsId() {
                return null;
            }
        };
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(gitlab.url()))
                .token(GitLabToken.personal(token))
                .retries(Retrier.Policy.none())
                .build();
        return new ProjectAccess(
                options,
                Variables.NONE,
                new BuildOrigin(Map.of()),
                client,
                EngineFixture.TRANSFERS,
                new TransferPolicy("test", true, null),
                line -> {});
    }

    private List<String> list(String pattern, Order order, int limit) throws Exception {
        return new OfferedReleases(pattern, order, limit)
                .list(access("group/app")).stream().map(Release::tagName).toList();
    }

    @Test
    void newestFirst() throws Exception {
        assertEquals(List.of("nightly", "v1.10.1", "v2.0.0", "v1.10.0", "v1.9.0"), list(null, Order.DATE, 30));
        assertEquals(List.of("nightly", "v1.10.1"), list(null, Order.DATE, 2));
    }

    @Test
    void highestVersionFirstAndNoVersionLast() throws Exception {
        assertEquals(List.of("v2.0.0", "v1.10.1", "v1.10.0", "v1.9.0", "nightly"), list(null, Order.VERSION, 30));
        assertEquals(List.of("v2.0.0", "v1.10.1"), list(null, Order.VERSION, 2));
    }

    @Test
    void onlyTagsOfThePattern() throws Exception {
        assertEquals(List.of("v1.10.1", "v1.10.0"), list("v1.*", Order.VERSION, 2));
        assertEquals(List.of("v1.10.1", "v1.10.0", "v1.9.0"), list("v1.*", Order.DATE, 30));
        assertEquals(List.of(), list("x*", Order.DATE, 30));
    }

    @Test
    void oneRequestForAList() throws Exception {
        int before = gitlab.requests().size();
        list(null, Order.DATE, 3);
        list("v1.*", Order.VERSION, 3);
        assertEquals(before + 2, gitlab.requests().size());
    }

    @Test
    void includesReleasesAndNothingElse() throws Exception {
        app.tag("v9");
        OfferedReleases all = new OfferedReleases(null, Order.DATE, 1);
        assertTrue(all.includes("v1.9.0", access("group/app")), "beyond the limit");
        assertFalse(all.includes("v9", access("group/app")), "a tag without a release");
        assertFalse(all.includes("V1.9.0", access("group/app")));
        assertFalse(new OfferedReleases("v2.*", Order.DATE, 1).includes("v1.9.0", access("group/app")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a b", "../../users", "v1?x=y", "v1\n", "null", "v1~1"})
    void whatCannotBeATagIsNotLookedUp(String text) throws Exception {
        int before = gitlab.requests().size();
        assertFalse(new OfferedReleases(null, Order.DATE, 30).includes(text, access("group/app")));
        assertEquals(before, gitlab.requests().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"v1;id", "v1$(id)", "v1`id`", "v1|x", "v1&x", "v1'x", "v1\"x", "-rf", "v1 x", "x\nv1", "v1>x"})
    void nothingThatAScriptCouldTakeForMorePassesUnseen(String tag) {
        assertFalse(new OfferedReleases(null, Order.DATE, 30).mayPassUnseen(tag));
    }

    @Test
    void plainTagsOfThePatternPassUnseen() {
        assertTrue(new OfferedReleases(null, Order.DATE, 30).mayPassUnseen("lib/v1.2.3-rc.1+b_7@x"));
        assertTrue(new OfferedReleases("v1.*", Order.DATE, 30).mayPassUnseen("v1.2"));
        assertFalse(new OfferedReleases("v1.*", Order.DATE, 30).mayPassUnseen("v2.0"));
        assertFalse(new OfferedReleases(null, Order.DATE, 30).mayPassUnseen("a/../b"));
    }

    @Test
    void onlySilenceIsPassing() {
        ProjectAccess refused = access("group/app", "glpat-unknown");
        GitLabException unauthorized =
                assertThrows(GitLabException.class, () -> new OfferedReleases(null, Order.DATE, 1).list(refused));
        assertFalse(OfferedReleases.isPassing(unauthorized));
        ProjectAccess access = access("group/app");
        gitlab.close();
        GitLabException silent = assertThrows(
                GitLabException.class, () -> new OfferedReleases(null, Order.DATE, 1).includes("v2.0.0", access));
        assertTrue(OfferedReleases.isPassing(silent));
        assertFalse(OfferedReleases.isPassing(new IllegalStateException()));
    }
}
