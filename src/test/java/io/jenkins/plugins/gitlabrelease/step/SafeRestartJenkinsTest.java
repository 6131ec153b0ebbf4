package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.RestartListener;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.task.RunningJenkinsTest;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A safe restart waits for a step, and for nothing else of the Pipeline around it. */
@WithJenkins
class SafeRestartJenkinsTest extends RunningJenkinsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                POST | /releases      | gitlabRelease tag: 'v1.0', project: 'group/app'
                GET  | /releases      | gitlabReleases project: 'group/app'
                GET  | /releases/v1.0 | gitlabReleaseInfo project: 'group/app', tag: 'v1.0'
                """)
    void waitsForTheStep(String method, String path, String script) throws Exception {
        gitlab.faults().on(method, path, Fault.stall());
        WorkflowRun build = start(script);
        awaitStalled(method, path);
        assertFalse(RestartListener.isAllReady());
        assertStops(build);
        eventually("the restart", RestartListener::isAllReady);
    }

    @Test
    void doesNotWaitForThePipeline() throws Exception {
        WorkflowRun build = start("gitlabRelease tag: 'v1.0', project: 'group/app'\nsleep 1000");
        j.waitForMessage("Sleeping for", build);
        eventually("the restart", RestartListener::isAllReady);
        assertStops(build);
    }
}
