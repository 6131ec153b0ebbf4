package io.jenkins.plugins.gitlabrelease.step;

import hudson.model.Result;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.net.ServerSocket;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Everything a user can get wrong: one line says what was tried and what to change, and GitLab is left as it was. */
@WithJenkins
class GitLabReleaseStepFailureJenkinsTest extends PublishingJenkinsTest {

    private WorkflowRun fail(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(Result.FAILURE, job);
    }

    @Test
    void noTag() throws Exception {
        assertRefused(
                fail("gitlabRelease project: 'group/app'"), "ERROR: No tag to release was found: TAG_NAME is not set");
    }

    @Test
    void noProject() throws Exception {
        assertRefused(
                fail("gitlabRelease tag: 'v1.0'"),
                "ERROR: No project to release in was found on " + gitlab.url() + ": ");
    }

    @Test
    void missingTagWithoutRef() throws Exception {
        WorkflowRun build = fail("gitlabRelease tag: 'v2.0', project: 'group/app'");
        assertRefused(build, "v2.0");
        j.assertLogContains("ref", build);
    }

    @Test
    void unknownServer() throws Exception {
        assertRefused(
                fail("gitlabRelease tag: 'v1.0', project: 'group/app', server: 'other'"),
                "ERROR: No GitLab server is named \"other\"; the configured ones are \"internal\".");
    }

    @Test
    void noCredential() throws Exception {
        server.setCredentialsId(null);
        assertRefused(
                fail("gitlabRelease tag: 'v1.0', project: 'group/app'"),
                "ERROR: No credential for the GitLab server \"internal\"");
    }

    @Test
    void missingCredential() throws Exception {
        assertRefused(
                fail("gitlabRelease tag: 'v1.0', project: 'group/app', credentialsId: 'gone'"),
                "ERROR: The credential \"gone\" for the GitLab server \"internal\" was not found.");
    }

    @Test
    void wrongToken() throws Exception {
        addToken("wrong", "glpat-wrong");
        WorkflowRun build = fail("gitlabRelease tag: 'v1.0', project: 'group/app', credentialsId: 'wrong'");
        assertRefused(build, "401");
        j.assertLogNotContains("glpat-wrong", build);
    }

    @Test
    void hiddenProject() throws Exception {
        assertRefused(fail("gitlabRelease tag: 'v1.0', project: 'group/hidden'"), "404 Project Not Found");
    }

    @Test
    void patternThatMatchesNothing() throws Exception {
        assertRefused(
                fail("gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'dist/*'"),
                "ERROR: No archived artifacts match \"dist/*\". Archive them before the release is published, change"
                        + " the pattern, or allow it to match nothing.");
    }

    @Test
    void linkWithABadUrl() throws Exception {
        assertRefused(
                fail("gitlabRelease tag: 'v1.0', project: 'group/app', links: [[name: 'x', url:"
                        + " 'javascript:alert(1)']]"),
                "ERROR: Release v1.0 was not published: The URL of the link x is \"javascript:alert(1)\".");
    }

    @Test
    void linkWithABadPath() throws Exception {
        assertRefused(
                fail("gitlabRelease tag: 'v1.0', project: 'group/app', "
                        + "links: [[name: 'x', url: 'https://example.com/', path: 'no-slash']]"),
                "no-slash");
    }

    @Test
    void linkOfAnUnknownType() throws Exception {
        assertRefused(
                fail("gitlabRelease tag: 'v1.0', project: 'group/app', "
                        + "links: [[name: 'x', url: 'https://example.com/', type: 'doc']]"),
                "ERROR: The link \"x\" has the type \"doc\", which GitLab does not know");
    }

    @Test
    void twoAssetsWithOneName() throws Exception {
        WorkflowRun build = fail("""
            node {
              writeFile file: 'app.zip', text: 'application'
              archiveArtifacts '*'
            }
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '*',
                links: [[name: 'app.zip', url: 'https://example.com/app.zip']]
            """);
        assertRefused(build, "ERROR: Release v1.0 was not published: ");
        j.assertLogContains("app.zip", build);
    }

    @Test
    void unreachableHost() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        GitLabServer gone = new GitLabServer("gone", "http://127.0.0.1:" + port);
        gone.setCredentialsId("token");
        GitLabServers.get().setServers(List.of(gone));
        assertRefused(fail("gitlabRelease tag: 'v1.0', project: 'group/app'"), "http://127.0.0.1:" + port);
    }
}
