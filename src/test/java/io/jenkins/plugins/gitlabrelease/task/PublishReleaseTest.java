package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.origin.BuildOrigin;
import io.jenkins.plugins.gitlabrelease.origin.BuildRepository;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import io.jenkins.plugins.gitlabrelease.server.TransferPolicy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way from a user's options to a release on GitLab, without a Jenkins. */
class PublishReleaseTest {

    private final GitLabEmulator gitlab = GitLabEmulator.start();
    private final EmulatedProject app = gitlab.project("group/app");
    private final TestOptions options = new TestOptions();
    private final Map<String, String> environment = new HashMap<>();
    private final List<BuildRepository> repositories = new ArrayList<>();
    private final TestBuild build = new TestBuild();

    @BeforeEach
    void tag() {
        app.tag("v1.0");
        options.project = "group/app";
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    private ReleaseResult publish() throws Exception {
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(gitlab.url()))
                .token(GitLabToken.personal(gitlab.token(Role.DEVELOPER, "api")))
                .build();
        BuildOrigin facts = new BuildOrigin(environment, repositories);
        ProjectAccess access = new ProjectAccess(
                options,
                Variables.NONE,
                facts,
                client,
                EngineFixture.TRANSFERS,
                new TransferPolicy("test", true, null),
                ReleaseLog.SILENT);
        return new PublishRelease(options, access, build).publish();
    }

    private String refusal() {
        String message = assertThrows(ReleaseException.class, this::publish).getMessage();
        assertTrue(app.releases().isEmpty());
        assertTrue(app.packageFiles().isEmpty());
        return message;
    }

    @Test
    void everyOptionReachesTheRelease() throws Exception {
        options.tag = "v2.0";
        options.ref = "v1.0";
        options.name = "Version 2";
        options.description = "# Notes";
        options.artifacts = "dist/*";
        AssetLink link = new AssetLink("Manual", "https://docs.example.com/");
        link.setType("runbook");
        link.setPath("/manual");
        options.links = List.of(link);
        build.archive("dist/app.zip", "application");

        assertEquals("created", publish().action().word());

        assertEquals("Version 2", app.release("v2.0").name());
        assertEquals("# Notes", app.release("v2.0").description());
        assertEquals("runbook", app.release("v2.0").link("Manual").type());
        assertEquals("/manual", app.release("v2.0").link("Manual").path());
        assertEquals("package", app.release("v2.0").link("app.zip").type());
        assertArrayEquals(
                "application".getBytes(StandardCharsets.UTF_8),
                app.packageFiles().get(0).bytes());
    }

    @Test
    void theBuildNamesTagAndProject() throws Exception {
        options.project = null;
        environment.put("TAG_NAME", "v1.0");
        environment.put("GIT_URL", gitlab.url() + "/group/app.git");
        assertEquals("v1.0", publish().tag());
    }

    @Test
    void theMultibranchSourceNamesProjectAndCommit() throws Exception {
        options.project = null;
        repositories.add(new BuildRepository(
                BuildRepository.Origin.MULTIBRANCH_SOURCE,
                List.of(gitlab.url() + "/group/app.git"),
                app.tags().get("v1.0").commit().sha()));
        assertEquals("v1.0", publish().tag());
    }

    @Test
    void aTagPushNamesTagAndProject() throws Exception {
        options.project = null;
        environment.put("gitlabActionType", "TAG_PUSH");
        environment.put("gitlabSourceBranch", "refs/tags/v1.0");
        environment.put("gitlabSourceRepoHttpUrl", gitlab.url() + "/group/app.git");
        assertEquals("v1.0", publish().tag());
    }

    @Test
    void theCommitNamesItsTag() throws Exception {
        environment.put("GIT_COMMIT", app.tags().get("v1.0").commit().sha());
        app.commit("main", "later");
        app.tag("v1.1");
        assertEquals("v1.0", publish().tag());
    }

    @Test
    void aCommitWithSeveralTagsIsNotClear() {
        String sha = app.tags().get("v1.0").commit().sha();
        app.tag("stable", sha);
        environment.put("GIT_COMMIT", sha);
        assertEquals(
                "Which tag to release is not clear: stable, v1.0 all point at the build's commit " + sha
                        + ". Set the tag to release.",
                refusal());
    }

    @Test
    void aCommitThatWasNotPushedHasNoTag() {
        environment.put("GIT_COMMIT", "0123456789012345678901234567890123456789");
        assertTrue(refusal().startsWith("No tag to release was found: "));
    }

    @Test
    void aMissingTagIsNotMadeWithoutARef() {
        options.tag = "v3.0";
        assertTrue(refusal().contains("v3.0 does not exist"));
    }

    @Test
    void aHiddenProjectIsNamed() {
        options.tag = "v1.0";
        options.project = "group/hidden";
        assertTrue(refusal().contains("404 Project Not Found"));
    }

    @Test
    void noArtifactMatches() throws Exception {
        options.tag = "v1.0";
        options.artifacts = "dist/*.zip";
        options.excludes = "dist/a.zip";
        assertEquals(
                "No archived artifacts match \"dist/*.zip\" without \"dist/a.zip\". Archive them before the release is "
                        + "published, change the pattern, or allow it to match nothing.",
                refusal());
        options.allowEmpty = true;
        assertEquals(List.of(), publish().assets());
    }

    @Test
    void aLinkOfAnUnknownTypeIsRefused() {
        options.tag = "v1.0";
        AssetLink link = new AssetLink("x", "https://example.com/");
        link.setType("doc");
        options.links = List.of(link);
        assertTrue(refusal().startsWith("The link \"x\" has the type \"doc\""));
    }
}
