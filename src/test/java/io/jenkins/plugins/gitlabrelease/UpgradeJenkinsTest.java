package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.diagnosis.OldDataMonitor;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDeleter;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDownloader;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.result.PublishedAsset;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.PublishedReleaseAction;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.junit.jupiter.WithLocalData;

/**
 * What the first complete version (commit 502763d) has written is read by this one, but for the names of packages, which
 * changed before the first release. The files below
 * {@code UpgradeJenkinsTest} in the resources are that version's own, and are never to be changed.
 */
@WithJenkins
class UpgradeJenkinsTest {

    private static final String GITLAB = "http://127.0.0.1:8929";

    private JenkinsRule j;

    @BeforeEach
    void start(JenkinsRule rule) {
        j = rule;
    }

    private FreeStyleProject freestyle(String name) {
        return j.jenkins.getItemByFullName(name, FreeStyleProject.class);
    }

    @Test
    @WithLocalData
    void theServers() throws Exception {
        GitLabServer first = new GitLabServer("internal", GITLAB);
        first.setCredentialsId("token");
        first.setConnectTimeout(5);
        first.setReadTimeout(90);
        first.setParallelUploads(4);
        GitLabServer second = new GitLabServer("public", "https://example.com/gitlab");
        second.setCaCredentialsId("ca");
        List<GitLabServer> servers = GitLabServers.get().getServers();
        assertEquals(2, servers.size());
        j.assertEqualDataBoundBeans(first, servers.get(0));
        j.assertEqualDataBoundBeans(second, servers.get(1));
    }

    @Test
    @WithLocalData
    void theJobWithAllFields() throws Exception {
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("${TAG}");
        publisher.setServer("internal");
        publisher.setProject("acme/app");
        publisher.setCredentialsId("token");
        publisher.setName("Version 1");
        publisher.setDescription("First line\nsecond line");
        publisher.setRef("main");
        publisher.setArtifacts("dist/*");
        publisher.setExcludes("**/*.tmp");
        publisher.setAllowEmpty(true);
        AssetLink link = new AssetLink("Manual", "https://docs.example.com/");
        link.setType("runbook");
        link.setPath("/manual");
        publisher.setLinks(List.of(link, new AssetLink("Image", "https://registry.example.com/app")));
        publisher.setTagMessage("The first one");
        publisher.setDescriptionFile("build/notes.md");
        publisher.setChangelog("gitlab");
        publisher.setMilestones(List.of("1.0", "Spring, early"));
        publisher.setReleasedAt("2026-03-01");
        publisher.setFiles("target/*.jar");
        publisher.setLinkTo("jenkins");
        publisher.setPackageName("files");
        publisher.setPackageVersion("1");
        publisher.setChecksums(true);
        publisher.setIfExists("fail");
        publisher.setPrune(true);
        publisher.setEvidence(true);
        publisher.setDryRun(true);
        FreeStyleProject job = freestyle("all-fields");
        j.assertEqualDataBoundBeans(publisher, job.getPublishersList().get(GitlabReleasePublisher.class));

        GitlabReleaseDownloader download = new GitlabReleaseDownloader();
        download.setServer("internal");
        download.setProject("acme/base");
        download.setCredentialsId("token");
        download.setTag("v1.0");
        download.setLatest(true);
        download.setAssets("*.zip");
        download.setDir("base");
        download.setExternal(true);
        download.setAllowEmpty(true);
        j.assertEqualDataBoundBeans(download, job.getBuildersList().get(GitlabReleaseDownloader.class));

        GitlabReleaseDeleter cleanup = new GitlabReleaseDeleter();
        cleanup.setServer("internal");
        cleanup.setProject("acme/app");
        cleanup.setCredentialsId("token");
        cleanup.setTagPattern("nightly-*");
        cleanup.setKeepNewest(3);
        cleanup.setOlderThanDays(30);
        cleanup.setPackages(true);
        cleanup.setDeleteTag(true);
        cleanup.setDryRun(true);
        j.assertEqualDataBoundBeans(cleanup, job.getPublishersList().get(GitlabReleaseDeleter.class));
    }

    @Test
    @WithLocalData
    void theJobWithoutFields() throws Exception {
        FreeStyleProject job = freestyle("no-fields");
        j.assertEqualDataBoundBeans(
                new GitlabReleaseDownloader(), job.getBuildersList().get(GitlabReleaseDownloader.class));
        j.assertEqualDataBoundBeans(
                new GitlabReleasePublisher(), job.getPublishersList().get(GitlabReleasePublisher.class));
        j.assertEqualDataBoundBeans(
                new GitlabReleaseDeleter(), job.getPublishersList().get(GitlabReleaseDeleter.class));
        assertEquals(
                List.of(),
                freestyle("no-milestones")
                        .getPublishersList()
                        .get(GitlabReleasePublisher.class)
                        .getMilestones());
    }

    private List<PublishedRelease> releasesOf(String job) {
        Run<?, ?> build = j.jenkins.getItemByFullName(job, Job.class).getBuildByNumber(1);
        return build.getAction(PublishedReleaseAction.class).getReleases();
    }

    @Test
    @WithLocalData
    void theReleaseOfAFreestyleBuild() {
        PublishedRelease release = releasesOf("freestyle").get(0);
        assertEquals("v1.0", release.getTag());
        assertEquals("Version 1", release.getName());
        assertEquals(GITLAB + "/acme/app/-/releases/v1.0", release.getUrl());
        assertEquals("created", release.getAction());
        assertEquals(List.of("1.0"), release.getMilestones());
        assertEquals("2026-03-01T09:30:00Z", release.getReleasedAt());
        assertFalse(release.isUpcoming());
        PublishedAsset asset = release.getAssets().get(0);
        assertEquals("app.zip", asset.getName());
        assertEquals(GITLAB + "/acme/app/-/releases/v1.0/downloads/app.zip", asset.getDirectUrl());
        assertTrue(asset.getUrl().endsWith("/packages/generic/app/v1.0/app.zip"), asset.getUrl());
        assertEquals("package", asset.getType());
        assertEquals(11, asset.getSize());
        assertEquals(64, asset.getSha256().length());
        assertEquals("uploaded", asset.getAction());
        PublishedAsset link = release.getAssets().get(1);
        assertEquals("linked", link.getAction());
        assertNull(link.getSize());
    }

    @Test
    @WithLocalData
    void theReleasesOfAPipelineBuild() throws Exception {
        List<PublishedRelease> releases = releasesOf("pipeline");
        assertEquals(
                List.of("v1.0", "v1.1"),
                releases.stream().map(PublishedRelease::getTag).toList());
        assertTrue(releases.get(1).isUpcoming());
        Map<String, String> variables = j.jenkins
                .getItemByFullName("pipeline", WorkflowJob.class)
                .getBuildByNumber(1)
                .getEnvironment(j.createTaskListener());
        assertEquals("v1.1", variables.get("GITLAB_RELEASE_TAG"));
        assertEquals(GITLAB + "/acme/app/-/releases/v1.1", variables.get("GITLAB_RELEASE_URL"));
    }

    @Test
    @WithLocalData
    void itsPagesAndTheRestApi() throws Exception {
        for (String job : List.of("freestyle", "pipeline")) {
            Run<?, ?> build = j.jenkins.getItemByFullName(job, Job.class).getBuildByNumber(1);
            try (JenkinsRule.WebClient web = j.createWebClient()) {
                assertTrue(web.getPage(build).asNormalizedText().contains("GitLab release"), job);
                assertNotNull(web.getPage(build.getParent()));
            }
            String json = j.getJSON(build.getUrl() + "api/json?depth=2")
                    .getJSONObject()
                    .toString();
            assertTrue(json.contains("\"tag\":\"v1.0\""), json);
        }
    }

    /** Its variables hold what the steps had returned before the upgrade. */
    @Test
    @WithLocalData
    void aPipelineThatWasRunning() throws Exception {
        WorkflowRun build =
                j.jenkins.getItemByFullName("running", WorkflowJob.class).getBuildByNumber(1);
        j.assertBuildStatusSuccess(j.waitForCompletion(build));
        j.assertLogContains("release: v1.1 v1.1 " + GITLAB + "/acme/app/-/releases/v1.1 unchanged [] true", build);
        j.assertLogContains("info: v1.1 acme/app user44 2099-01-01T00:00:00Z [] []", build);
        j.assertLogContains("asset: tool package " + GITLAB + "/acme/app/-/releases/v1.1/downloads/tool", build);
        j.assertLogContains("file: tool tool 4 true ", build);
    }

    @Test
    @WithLocalData
    void nothingIsOldData() {
        assertEquals(
                Map.of(), ExtensionList.lookupSingleton(OldDataMonitor.class).getData());
    }
}
