package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.ArtifactArchiver;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDeleter;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDownloader;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.CreateFileBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Whole runs, successful and failed ones, and the token is in nothing that they leave behind. */
@WithJenkins
class SecretsJenkinsTest extends HuntingJenkinsTest {

    private static final String PUBLISH = """
            node {
              writeFile file: 'dist/app.zip', text: 'application'
              writeFile file: 'notes.md', text: 'Notes'
              archiveArtifacts 'dist/*'
              release = gitlabRelease project: 'group/app', tag: 'v1.0', artifacts: 'dist/*', files: 'notes.md',
                  descriptionFile: 'notes.md', checksums: true,
                  links: [[name: 'Manual', url: 'https://docs.example.com/']]
            }
            """;

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    @Test
    void aPipelineWithAllSteps() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, PUBLISH + """
            echo "${release} ${release.assets}"
            echo "${gitlabReleases(project: 'group/app')}"
            echo "${gitlabReleaseInfo(project: 'group/app', latest: true)}"
            gitlabReleaseEvidence project: 'group/app', tag: 'v1.0'
            node { echo "${gitlabReleaseDownload(project: 'group/app', tag: 'v1.0', dir: 'got')}" }
            gitlabReleaseDelete project: 'group/app', tag: 'v1.0', packages: true, deleteTag: true
            """);
        j.assertLogContains("[gitlab-release] Release v1.0 created", build);
        assertNowhere(build);
        assertTrue(hunt.searched() > 50, "" + hunt.searched());
    }

    @Test
    void aFreestyleJobWithEverything() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new CreateFileBuilder("app.zip", "application"));
        job.getPublishersList().add(new ArtifactArchiver("app.zip"));
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setProject("group/app");
        publisher.setTag("v1.0");
        publisher.setCredentialsId("recognisable");
        job.getPublishersList().add(publisher);
        j.buildAndAssertSuccess(job);

        GitlabReleaseDownloader download = new GitlabReleaseDownloader();
        download.setProject("group/app");
        download.setTag("v1.0");
        download.setDir("got");
        job.getBuildersList().add(download);
        GitlabReleaseDeleter cleanup = new GitlabReleaseDeleter();
        cleanup.setProject("group/app");
        cleanup.setTagPattern("v*");
        cleanup.setKeepNewest(1);
        cleanup.setPackages(true);
        job.getPublishersList().add(cleanup);
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        j.assertLogContains("downloaded 1 asset of the release v1.0", build);
        assertNowhere(build);
    }

    /** A proxy that shows what it was sent, as some do to help. */
    private void repeat(int status, String type, String shape) throws Exception {
        gitlab.faults().clear();
        gitlab.faults()
                .on("*", "/releases", Fault.status(status, type, shape.formatted("x".repeat(485) + " " + token)))
                .times(status == 500 ? 1 : Integer.MAX_VALUE);
        WorkflowRun build = run(status == 500 ? Result.SUCCESS : Result.FAILURE, PUBLISH);
        j.assertLogContains("answered " + status, build);
        assertNowhere(build);
        gitlab.faults().clear();
        app.releases().clear();
    }

    @Test
    void aServerThatRepeatsIt() throws Exception {
        repeat(401, "application/json", "{\"message\":\"%s\"}");
        repeat(403, "text/html", "<html><title>%s</title></html>");
        repeat(404, "application/json", "{\"error\":\"x\",\"error_description\":\"%s\"}");
        repeat(400, "text/plain", "%s");
        repeat(200, "text/plain", "%s");
        String log = systemLog();
        assertTrue(log.contains("GitLabException"), log);
        repeat(500, "application/json", "{\"message\":{\"base\":[\"%s\"]}}");
    }

    @Test
    void aServerThatRepeatsItToTheOtherSteps() throws Exception {
        gitlab.faults()
                .on("*", "/releases", Fault.status(403, "application/json", "{\"message\":\"bad " + token + "!\"}"));
        for (String step : new String[] {
            "gitlabReleases project: 'group/app'",
            "gitlabReleaseInfo project: 'group/app', tag: 'v1.0'",
            "gitlabReleaseEvidence project: 'group/app', tag: 'v1.0'",
            "gitlabReleaseDelete project: 'group/app', tag: 'v1.0'",
            "node { gitlabReleaseDownload project: 'group/app', tag: 'v1.0' }"
        }) {
            WorkflowRun build = run(Result.FAILURE, step);
            j.assertLogContains("bad ****!", build);
            assertNowhere(build);
        }
    }

    @Test
    void aTokenThatGitLabDoesNotKnow() throws Exception {
        TokenHunt other = new TokenHunt("glpat-Zq7_unmistakable-4711");
        addToken("other", "glpat-Zq7_unmistakable-4711");
        WorkflowRun build =
                run(Result.FAILURE, "gitlabRelease project: 'group/app', tag: 'v1.0', credentialsId: 'other'");
        j.assertLogContains("answered 401", build);
        other.inFiles(build.getRootDir().toPath(), file -> false);
        other.in("the system's log", systemLog());
        assertEquals(List.of(), other.found());
        assertFalse(systemLog().isEmpty());
    }
}
