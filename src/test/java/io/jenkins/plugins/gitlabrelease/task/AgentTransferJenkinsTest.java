package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDownloader;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.CreateFileBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Files that an agent sends and receives itself, and all that can get in the way. */
@WithJenkins
class AgentTransferJenkinsTest extends RunningJenkinsTest {

    private static final String TWO_FILES = """
              writeFile file: 'a.zip', text: 'a'
              writeFile file: 'b.zip', text: 'the b'
              gitlabRelease tag: 'v1.0', project: 'group/app', files: '*', credentialsId: 'maintainer', transfer: 'agent'
            """;

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    private void releaseWithAFile() {
        app.addRelease("v1.0", null, null);
        app.addPackageFile("app", "v1.0", "app.zip", "application".getBytes(StandardCharsets.UTF_8));
        app.addLink(
                "v1.0",
                "app.zip",
                gitlab.url() + "/api/v4/projects/" + app.id() + "/packages/generic/app/v1.0/app.zip",
                null);
    }

    private void ends(Run<?, ?> build, Result result) throws Exception {
        eventually("the end of " + build, () -> JenkinsRule.getLog(build).contains("Finished: "));
        j.assertBuildStatus(result, build);
        assertFalse(JenkinsRule.getLog(build).contains("\tat "), JenkinsRule.getLog(build));
    }

    private void assertControllerDoesIt(String script, String reason) throws Exception {
        WorkflowRun build = start(script);
        ends(build, Result.SUCCESS);
        j.assertLogContains(
                "[gitlab-release] the controller transfers the files, although transfer is agent: " + reason, build);
        assertEquals(2, app.packageFiles().size());
    }

    @Test
    void anAbortedBuildLeavesNothing() throws Exception {
        DumbSlave agent = j.createOnlineSlave();
        gitlab.faults().on("PUT", "/b.zip", Fault.stall());
        WorkflowRun build = start("node('" + agent.getNodeName() + "') {\n" + TWO_FILES + "}");
        awaitStalled("PUT", "/b.zip");
        assertStops(build);
        assertNothingIsLeft();
    }

    @Test
    void anAbortedDownloadLeavesNoPartOfAFile() throws Exception {
        releaseWithAFile();
        gitlab.faults().on("GET", "/generic/", Fault.stallInBody());
        DumbSlave agent = j.createOnlineSlave();
        WorkflowRun build = start("node('" + agent.getNodeName()
                + "') { gitlabReleaseDownload project: 'group/app', tag: 'v1.0', dir: 'dist', transfer: 'agent' }");
        FilePath folder = agent.getWorkspaceFor(build.getParent()).child("dist");
        eventually("a part of the file", () -> folder.exists() && folder.list("**/*.part", null, false).length == 1);
        assertStops(build);
        eventually("its removal", () -> folder.list().isEmpty());
    }

    @Test
    void anAgentThatDiesInTheMiddle() throws Exception {
        agents.createAgent(
                j,
                InboundAgentExtension.Options.newBuilder()
                        .name("remote")
                        .webSocket()
                        .build());
        gitlab.faults().on("PUT", "/b.zip", Fault.stall());
        WorkflowRun build = start("node('remote') {\n" + TWO_FILES.replace("gitlabRelease ", "try { gitlabRelease ")
                + "} catch (e) { echo 'CAUGHT ' + e.message } }");
        awaitStalled("PUT", "/b.zip");
        agents.stop("remote");
        j.waitForMessage("CAUGHT ", build);
        String log = JenkinsRule.getLog(build);
        assertTrue(log.contains("the agent remote was lost or failed: "), log);
        assertNothingIsLeft();
        build.doKill();
    }

    @Test
    void anAgentWithoutAWayToGitLab() throws Exception {
        String nowhere = "-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=1 -Dhttp.nonProxyHosts=";
        DumbSlave agent = j.createOnlineSlave(null, new EnvVars("JAVA_TOOL_OPTIONS", nowhere));
        WorkflowRun build = start("node('" + agent.getNodeName() + "') {\n" + TWO_FILES + "}");
        ends(build, Result.FAILURE);
        j.assertLogContains(
                "The file goes from the agent " + agent.getNodeName()
                        + " straight to GitLab: let that machine reach GitLab, or set transfer to controller.",
                build);
        assertNothingIsLeft();
    }

    @Test
    void whereItIsForbiddenTheControllerDoesIt() throws Exception {
        server.setAgentTransfer(false);
        GitLabServers.get().setServers(List.of(server));
        DumbSlave agent = j.createOnlineSlave();
        assertControllerDoesIt(
                "node('" + agent.getNodeName() + "') {\n" + TWO_FILES + "}",
                "the administrator of Jenkins keeps the token of the GitLab server internal on the controller");
    }

    @Test
    void onTheBuiltInNodeTheControllerDoesIt() throws Exception {
        assertControllerDoesIt("node('built-in') {\n" + TWO_FILES + "}", "the workspace is on the controller");
    }

    @Test
    void withoutANodeTheControllerDoesIt() throws Exception {
        assertControllerDoesIt("""
                node {
                  writeFile file: 'a.zip', text: 'a'
                  writeFile file: 'b.zip', text: 'b'
                  archiveArtifacts '*'
                }
                gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '*', transfer: 'agent'
                """, "there is no agent here; call the step within node");
    }

    @Test
    void anUnknownWordIsNamed() throws Exception {
        WorkflowRun build = start("gitlabRelease tag: 'v1.0', project: 'group/app', transfer: 'pigeon'");
        ends(build, Result.FAILURE);
        j.assertLogContains("ERROR: The parameter transfer is \"pigeon\", and can be controller, agent.", build);
    }

    @Test
    void freestyleJobsDoTheSame() throws Exception {
        DumbSlave agent = j.createOnlineSlave();
        FreeStyleProject job = j.createFreeStyleProject();
        job.setAssignedNode(agent);
        job.getBuildersList().add(new CreateFileBuilder("a.zip", "application"));
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        publisher.setArtifacts("none.zip");
        publisher.setAllowEmpty(true);
        publisher.setFiles("a.zip");
        publisher.setTransfer("agent");
        job.getPublishersList().add(publisher);
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        j.assertLogNotContains("the controller transfers", build);
        assertEquals(1, app.packageFiles().size());

        FreeStyleProject deployment = j.createFreeStyleProject();
        deployment.setAssignedNode(agent);
        GitlabReleaseDownloader downloader = new GitlabReleaseDownloader();
        downloader.setProject("group/app");
        downloader.setTag("v1.0");
        downloader.setTransfer("agent");
        deployment.getBuildersList().add(downloader);
        build = j.buildAndAssertSuccess(deployment);
        assertEquals("application", build.getWorkspace().child("a.zip").readToString());
    }
}
