package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Paths and links that lead out of a workspace, on the controller and on an agent: nothing is read or written there. */
@WithJenkins
class HostilePathsJenkinsTest extends PublishingJenkinsTest {

    /** Names that whoever may edit a release in GitLab can choose. */
    private static final List<String> NAMES = List.of(
            "../evil",
            "a/../../evil",
            "/evil",
            "..\\evil",
            "a\\..\\..\\evil",
            "C:\\evil",
            "C:evil",
            "evil:stream",
            "a//evil",
            "./evil",
            ".git/hooks/post-checkout",
            "sub/.GIT/config",
            "git~1/config",
            ".g\u200cit/config",
            ".git./config",
            "NUL",
            "dist/con.txt",
            "COM1",
            "evil\0.txt",
            "evil\n.txt",
            "evil\u2028.txt",
            "exe.\u202etxt",
            "evil. ",
            "...");

    enum Machine {
        CONTROLLER,
        AGENT
    }

    private WorkflowJob job;
    private String node;
    private FilePath workspace;
    private FilePath outside;

    private void on(Machine machine) throws Exception {
        job = j.createProject(WorkflowJob.class, "job");
        if (machine == Machine.AGENT) {
            var agent = j.createOnlineSlave();
            node = agent.getNodeName();
            workspace = agent.getWorkspaceFor(job);
            outside = agent.getRootPath().child("outside");
        } else {
            node = "built-in";
            workspace = j.jenkins.getWorkspaceFor(job);
            outside = j.jenkins.getRootPath().child("outside");
        }
        workspace.mkdirs();
        outside.child("secret.txt").write("secret", "UTF-8");
    }

    private void link(String name, String target) throws Exception {
        workspace.child(name).symlinkTo(target, j.createTaskListener());
    }

    private WorkflowRun refuse(String step) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node('" + node + "') { " + step + " }", true));
        return j.buildAndAssertStatus(Result.FAILURE, job);
    }

    /** GitLab gets nothing, and outside there is still one file and its content. */
    private void assertUntouched(WorkflowRun build) throws Exception {
        j.assertLogNotContains("\tat ", build);
        assertEquals(List.of(), app.packageFiles());
        assertEquals(
                List.of("secret.txt"),
                outside.list().stream().map(FilePath::getName).toList());
        assertEquals("secret", outside.child("secret.txt").readToString());
        assertEquals(0, workspace.list("**/*.part", null, false).length);
    }

    @ParameterizedTest
    @EnumSource
    void filesAndNotes(Machine machine) throws Exception {
        on(machine);
        link("link.txt", outside.child("secret.txt").getRemote());
        link("folder", outside.getRemote());
        link("relative", "../../outside");
        link("nowhere", outside.child("missing").getRemote());
        workspace.child("app.zip").write("application", "UTF-8");
        for (String files : List.of("link.txt", "folder/*", "folder/secret.txt", "**/secret.txt", "**", "**/*.txt")) {
            WorkflowRun build = refuse("gitlabRelease project: 'group/app', tag: 'v1.0', files: '" + files + "'");
            j.assertLogContains("is not a file within the workspace.", build);
            assertUntouched(build);
        }
        for (String files : List.of("../**", "../../outside/*", outside.getRemote() + "/*", "nowhere")) {
            WorkflowRun build = refuse("gitlabRelease project: 'group/app', tag: 'v1.0', files: '" + files + "'");
            assertUntouched(build);
        }
        for (String notes : List.of("link.txt", "folder/secret.txt", "nowhere", "folder")) {
            WorkflowRun build =
                    refuse("gitlabRelease project: 'group/app', tag: 'v1.0', descriptionFile: '" + notes + "'");
            j.assertLogContains("is not among the archived artifacts and not in the workspace.", build);
            assertUntouched(build);
        }
        for (String notes :
                List.of("../../outside/secret.txt", outside.child("secret.txt").getRemote(), "a\\\\..\\\\..")) {
            WorkflowRun build =
                    refuse("gitlabRelease project: 'group/app', tag: 'v1.0', descriptionFile: '" + notes + "'");
            j.assertLogContains("must be a path below the workspace, without \"..\".", build);
            assertUntouched(build);
        }
        assertEquals(List.of(), List.copyOf(app.releases().keySet()));
    }

    private void asset(String name) {
        app.releases().clear();
        app.addRelease("v1.0", null, null);
        app.addLink(
                "v1.0",
                name,
                gitlab.url() + "/api/v4/projects/" + app.id() + "/packages/generic/app/v1.0/app.zip",
                null);
    }

    /** Two files of one name in the registry are saved under the names of their assets, which anybody may choose. */
    private void assetSavedAs(String name) {
        asset(name);
        app.addLink(
                "v1.0",
                "zz-other",
                gitlab.url() + "/api/v4/projects/" + app.id() + "/packages/generic/app/v0/app.zip",
                null);
    }

    @ParameterizedTest
    @EnumSource
    void namesOfAssets(Machine machine) throws Exception {
        on(machine);
        for (String name : NAMES) {
            assetSavedAs(name);
            WorkflowRun build = refuse("gitlabReleaseDownload project: 'group/app', tag: 'v1.0', external: true");
            j.assertLogContains("cannot be downloaded under its name: ", build);
            assertUntouched(build);
            assertEquals(List.of(), workspace.list(), name);
        }
    }

    private void put() {
        app.addPackageFile("app", "v1.0", "app.zip", "application".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void linksInTheWay(Machine machine) throws Exception {
        on(machine);
        put();
        app.addPackageFile("app", "v0", "app.zip", "other".getBytes(StandardCharsets.UTF_8));
        link("file", outside.child("secret.txt").getRemote());
        link("nowhere", outside.child("new").getRemote());
        link("folder", outside.getRemote());
        workspace.child("deep").mkdirs();
        link("deep/folder", "../../../outside");
        for (String name : List.of("file", "nowhere", "folder/app", "folder/sub/app", "deep/folder/app")) {
            assetSavedAs(name);
            WorkflowRun build = refuse("gitlabReleaseDownload project: 'group/app', tag: 'v1.0'");
            j.assertLogContains("is a symbolic link in the workspace. Remove it first.", build);
            assertNothingOutside(build);
        }
        asset("app");
        for (String dir : List.of("folder", "folder/sub", "deep/folder", "./folder")) {
            WorkflowRun build = refuse("gitlabReleaseDownload project: 'group/app', tag: 'v1.0', dir: '" + dir + "'");
            j.assertLogContains("is a symbolic link in the workspace. Remove it first.", build);
            assertNothingOutside(build);
        }
    }

    private void assertNothingOutside(WorkflowRun build) throws Exception {
        j.assertLogNotContains("\tat ", build);
        assertEquals(
                List.of("secret.txt"),
                outside.list().stream().map(FilePath::getName).toList());
        assertEquals("secret", outside.child("secret.txt").readToString());
    }

    @ParameterizedTest
    @EnumSource
    void theFolderOfADownload(Machine machine) throws Exception {
        on(machine);
        put();
        asset("app");
        for (String dir : List.of(
                "..",
                "../outside",
                "a/../../outside",
                "/tmp",
                "a\\\\..\\\\..",
                "C:/x",
                ".git/hooks",
                "nul",
                "a\\u202e")) {
            WorkflowRun build = refuse("gitlabReleaseDownload project: 'group/app', tag: 'v1.0', dir: '" + dir + "'");
            j.assertLogContains("cannot be used: ", build);
            assertNothingOutside(build);
            assertEquals(List.of(), workspace.list(), dir);
        }
    }
}
