package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.SecondOrigin;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GitLabReleaseDownloadStepJenkinsTest extends PublishingJenkinsTest {

    private WorkflowJob job;

    @BeforeEach
    void publish() throws Exception {
        app.addRelease("v1.0", null, null);
        file("app.zip", "application");
        file("linux/tool", "tool");
        job = j.createProject(WorkflowJob.class);
    }

    private void file(String name, String text) {
        String stored = name.replace('/', '_');
        app.addPackageFile("app", "v1.0", stored, text.getBytes(StandardCharsets.UTF_8));
        app.addLink(
                "v1.0",
                name,
                gitlab.url() + "/api/v4/projects/" + app.id() + "/packages/generic/app/v1.0/" + stored,
                null);
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    private static void assertNoParts(FilePath workspace) throws Exception {
        assertEquals(0, workspace.list("**/*.part", null, false).length);
    }

    @Test
    void intoTheWorkspace() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            node {
              def files = gitlabReleaseDownload(project: 'group/app', tag: 'v1.0', dir: 'dist')
              sleep 0
              for (f in files) {
                echo "file: ${f.name} ${f.path} ${f.size} ${f.sha256.length()} ${f.verified} ${readFile(f.path)}"
              }
            }
            """);
        j.assertLogContains("file: app.zip dist/app.zip 11 64 true application", build);
        j.assertLogContains("file: linux/tool dist/linux/tool 4 64 true tool", build);
        j.assertLogContains("[gitlab-release] downloaded 2 assets of the release v1.0", build);
        assertNoParts(j.jenkins.getWorkspaceFor(job));
    }

    @Test
    void intoTheWorkspaceOfAnAgent() throws Exception {
        DumbSlave agent = j.createOnlineSlave();
        WorkflowRun build = run(Result.SUCCESS, """
            node('%s') {
              writeFile file: 'app.zip', text: 'old'
              gitlabReleaseDownload project: 'group/app', latest: true, assets: '*.zip'
              echo 'read: ' + readFile('app.zip')
            }
            """.formatted(agent.getNodeName()));
        j.assertLogContains("read: application", build);
        assertFalse(agent.getWorkspaceFor(job).child("linux").exists());
        assertNoParts(agent.getWorkspaceFor(job));
    }

    @Test
    void aFailureLeavesWhatWasThere() throws Exception {
        gitlab.faults().on("GET", "/packages/generic/", Fault.status(200, "application/zip", "applicatiom"));
        WorkflowRun build = run(Result.FAILURE, """
            node {
              writeFile file: 'app.zip', text: 'old'
              gitlabReleaseDownload project: 'group/app', tag: 'v1.0', assets: 'app.zip'
            }
            """);
        j.assertLogContains("ERROR: The asset app.zip was not downloaded: ", build);
        j.assertLogContains("its SHA-256 is not the expected one", build);
        j.assertLogNotContains("\tat ", build);
        FilePath workspace = j.jenkins.getWorkspaceFor(job);
        assertEquals("old", workspace.child("app.zip").readToString());
        assertNoParts(workspace);
    }

    @Test
    void aSymbolicLinkInTheWorkspaceIsNotFollowed() throws Exception {
        DumbSlave agent = j.createOnlineSlave();
        FilePath workspace = agent.getWorkspaceFor(job);
        FilePath outside = agent.getRootPath().child("outside");
        outside.mkdirs();
        workspace.mkdirs();
        workspace.child("linux").symlinkTo(outside.getRemote(), j.createTaskListener());
        WorkflowRun build = run(
                Result.FAILURE,
                "node('" + agent.getNodeName() + "') { gitlabReleaseDownload project: 'group/app', tag: 'v1.0' }");
        j.assertLogContains(
                "ERROR: Nothing is written to linux/tool: linux is a symbolic link in the workspace. Remove it first.",
                build);
        assertEquals(List.of(), outside.list());
    }

    @Test
    void aNameThatLeadsOutIsRefused() throws Exception {
        app.addLink(
                "v1.0",
                "../../evil",
                gitlab.url() + "/api/v4/projects/group%2Fapp/packages/generic/app/v1.0/evil",
                null);
        WorkflowRun build = run(Result.FAILURE, "node { gitlabReleaseDownload project: 'group/app', tag: 'v1.0' }");
        j.assertLogContains("ERROR: The asset \"../../evil\" of the release v1.0 cannot be downloaded", build);
        assertFalse(j.jenkins.getWorkspaceFor(job).child("app.zip").exists());
    }

    @Test
    void aFolderThatLeadsOutIsRefused() throws Exception {
        WorkflowRun build = run(
                Result.FAILURE, "node { gitlabReleaseDownload project: 'group/app', tag: 'v1.0', dir: '../other' }");
        j.assertLogContains(
                "ERROR: The folder \"../other\" cannot be used: it leads out of its folder. Give a path below the"
                        + " workspace, such as dist/release.",
                build);
        assertEquals(0, gitlab.requests().size());
    }

    @Test
    void otherServersOnlyIfAskedForAndNeverWithTheToken() throws Exception {
        try (SecondOrigin elsewhere = SecondOrigin.start()) {
            app.addLink("v1.0", "docs.txt", elsewhere.put("/docs", "docs".getBytes(StandardCharsets.UTF_8)), null);
            run(Result.SUCCESS, "node { gitlabReleaseDownload project: 'group/app', tag: 'v1.0' }");
            assertEquals(List.of(), elsewhere.requests());
            run(Result.SUCCESS, "node { gitlabReleaseDownload project: 'group/app', tag: 'v1.0', external: true }");
            assertEquals(
                    "docs", j.jenkins.getWorkspaceFor(job).child("docs.txt").readToString());
            assertTrue(elsewhere.requests().get(0).header("PRIVATE-TOKEN").isEmpty());
        }
    }

    @Test
    void needsAWorkspace() throws Exception {
        WorkflowRun build = run(Result.FAILURE, "gitlabReleaseDownload project: 'group/app', tag: 'v1.0'");
        j.assertLogContains("hudson.FilePath is missing", build);
    }

    @Test
    void nothingThatMatches() throws Exception {
        WorkflowRun build = run(
                Result.FAILURE, "node { gitlabReleaseDownload project: 'group/app', tag: 'v1.0', assets: '*.exe' }");
        j.assertLogContains(
                "ERROR: No asset of the release v1.0 to download matches \"*.exe\": it has app.zip, linux/tool.",
                build);
    }
}
