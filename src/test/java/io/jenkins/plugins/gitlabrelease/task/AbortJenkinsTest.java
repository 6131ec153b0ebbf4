package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.User;
import hudson.slaves.DumbSlave;
import hudson.tasks.ArtifactArchiver;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDeleter;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDownloader;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import java.util.stream.Stream;
import jenkins.model.CauseOfInterruption;
import jenkins.model.InterruptedBuildAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.CreateFileBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The red button stops whatever the plugin does, at once and in one line, and nothing half-done is left. */
@WithJenkins
class AbortJenkinsTest extends RunningJenkinsTest {

    /** Several times as large as what is written to a workspace at once. */
    private void releaseWithAFile() {
        app.addRelease("v1.0", null, null);
        app.addPackageFile("app", "v1.0", "app.zip", new byte[8 * 1024 * 1024]);
        app.addLink(
                "v1.0",
                "app.zip",
                gitlab.url() + "/api/v4/projects/" + app.id() + "/packages/generic/app/v1.0/app.zip",
                null);
    }

    private static String names(FilePath folder) throws Exception {
        return folder.exists()
                ? Stream.of(folder.list("**", null, false))
                                .map(FilePath::getName)
                                .toList() + ""
                : "[]";
    }

    private FreeStyleBuild started(FreeStyleProject job) throws Exception {
        return job.scheduleBuild2(0).waitForStart();
    }

    @Test
    void publishingInAPipeline() throws Exception {
        gitlab.faults().on("PUT", "/b.zip", Fault.stall());
        WorkflowRun build = start("""
            node {
              writeFile file: 'a.zip', text: 'a'
              writeFile file: 'b.zip', text: 'b'
              archiveArtifacts '*'
            }
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '*', credentialsId: 'maintainer'
            """);
        awaitStalled("PUT", "/b.zip");
        eventually("the other file", () -> app.packageFiles().size() == 1);
        assertStops(build);
        assertNothingIsLeft();
    }

    /** The build does not end before the step has said what became of its files. */
    @Test
    void whatIsTakenBackIsInTheLog() throws Exception {
        gitlab.faults().on("PUT", "/b.zip", Fault.stall());
        gitlab.faults().on("DELETE", "/package_files/", Fault.status(502)).times(1);
        WorkflowRun build = start("""
            node {
              writeFile file: 'a.zip', text: 'a'
              writeFile file: 'b.zip', text: 'bb'
              archiveArtifacts '*'
            }
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '*', credentialsId: 'maintainer'
            """);
        awaitStalled("PUT", "/b.zip");
        eventually("the other file", () -> app.packageFiles().size() == 1);
        assertStops(build);
        j.assertLogContains("removed a.zip from the package registry, because nothing was published", build);
        assertEquals(0, app.packageFiles().size());
    }

    @Test
    void filesOfAnAgent() throws Exception {
        DumbSlave agent = j.createOnlineSlave();
        gitlab.faults().on("PUT", "/b.zip", Fault.stall());
        WorkflowRun build = start("""
            node('%s') {
              writeFile file: 'a.zip', text: 'a'
              writeFile file: 'b.zip', text: 'b'
              gitlabRelease tag: 'v1.0', project: 'group/app', files: '*', credentialsId: 'maintainer'
            }
            """.formatted(agent.getNodeName()));
        awaitStalled("PUT", "/b.zip");
        assertStops(build);
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                GET    | /releases        | gitlabReleases project: 'group/app'
                GET    | /releases/v1.0   | gitlabReleaseInfo project: 'group/app', tag: 'v1.0'
                DELETE | /releases/v1.0   | gitlabReleaseDelete project: 'group/app', tag: 'v1.0', credentialsId: 'maintainer'
                POST   | /v1.0/evidence   | gitlabReleaseEvidence project: 'group/app', tag: 'v1.0'
                GET    | /generic/        | node { gitlabReleaseDownload project: 'group/app', tag: 'v1.0' }
                """)
    void theOtherSteps(String method, String path, String script) throws Exception {
        releaseWithAFile();
        gitlab.faults().on(method, path, Fault.stall());
        WorkflowRun build = start(script);
        awaitStalled(method, path);
        assertStops(build);
        assertEquals(1, app.releases().size());
    }

    @Test
    void aDownloadLeavesNoPartOfAFile() throws Exception {
        releaseWithAFile();
        gitlab.faults().on("GET", "/generic/", Fault.stallInBody());
        DumbSlave agent = j.createOnlineSlave();
        WorkflowRun build = start("node('" + agent.getNodeName()
                + "') { gitlabReleaseDownload project: 'group/app', tag: 'v1.0', dir: 'dist' }");
        FilePath folder = agent.getWorkspaceFor(build.getParent()).child("dist");
        eventually("a part of the file", () -> names(folder).contains(".part"));
        assertStops(build);
        eventually("its removal", () -> names(folder).equals("[]"));
    }

    @Test
    void publishingInAFreestyleJob() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new CreateFileBuilder("a.zip", "a"));
        job.getBuildersList().add(new CreateFileBuilder("b.zip", "b"));
        job.getPublishersList().add(new ArtifactArchiver("*"));
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        publisher.setCredentialsId("maintainer");
        job.getPublishersList().add(publisher);
        gitlab.faults().on("PUT", "/b.zip", Fault.stall());
        FreeStyleBuild build = started(job);
        awaitStalled("PUT", "/b.zip");
        assertStops(build);
        assertNothingIsLeft();
        j.assertLogContains("ERROR: Step ‘Publish GitLab release’ failed: The build was aborted.", build);
    }

    @Test
    void cleaningUpInAFreestyleJob() throws Exception {
        releaseWithAFile();
        FreeStyleProject job = j.createFreeStyleProject();
        GitlabReleaseDeleter publisher = new GitlabReleaseDeleter();
        publisher.setProject("group/app");
        publisher.setTagPattern("*");
        publisher.setCredentialsId("maintainer");
        job.getPublishersList().add(publisher);
        gitlab.faults().on("DELETE", "/releases/v1.0", Fault.stall());
        FreeStyleBuild build = started(job);
        awaitStalled("DELETE", "/releases/v1.0");
        assertStops(build);
        assertEquals(1, app.releases().size());
    }

    @Test
    void downloadingInAFreestyleJob() throws Exception {
        releaseWithAFile();
        FreeStyleProject job = j.createFreeStyleProject();
        GitlabReleaseDownloader builder = new GitlabReleaseDownloader();
        builder.setProject("group/app");
        builder.setTag("v1.0");
        job.getBuildersList().add(builder);
        gitlab.faults().on("GET", "/generic/", Fault.stallInBody());
        FreeStyleBuild build = started(job);
        eventually(
                "a part of the file",
                () -> build.getWorkspace() != null
                        && names(build.getWorkspace()).contains(".part"));
        FilePath workspace = build.getWorkspace();
        assertStops(build);
        eventually("its removal", () -> names(workspace).equals("[]"));
    }

    @Test
    void whoDidItIsKept() throws Exception {
        User.getById("alice", true);
        FreeStyleProject job = j.createFreeStyleProject();
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        publisher.setAllowEmpty(true);
        job.getPublishersList().add(publisher);
        gitlab.faults().on("POST", "/releases", Fault.stall());
        FreeStyleBuild build = started(job);
        awaitStalled("POST", "/releases");
        build.getExecutor().interrupt(Result.ABORTED, new CauseOfInterruption.UserInterruption("alice"));
        j.waitForMessage("Finished: ABORTED", build);
        assertEquals(
                1, build.getAction(InterruptedBuildAction.class).getCauses().size());
        j.assertLogContains("Aborted by alice", build);
        assertFalse(app.releases().containsKey("v1.0"));
    }
}
