package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;

/** As {@link PublishingJenkinsTest}, for builds that something happens to while GitLab is silent. */
public abstract class RunningJenkinsTest extends PublishingJenkinsTest {

    /** More than anything here takes on a busy machine, and a tenth of what a silent GitLab is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @BeforeEach
    void waitLong() throws Exception {
        server.setReadTimeout(600);
        addToken("maintainer", gitlab.token(Role.MAINTAINER, "api"));
    }

    protected WorkflowRun start(String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job.scheduleBuild2(0).waitForStart();
    }

    protected void awaitStalled(String method, String pathPart) throws Exception {
        eventually(
                method + " " + pathPart,
                () -> gitlab.requests().stream()
                        .anyMatch(request -> request.method().equals(method)
                                && request.rawPath().contains(pathPart)
                                && request.status() == 0));
    }

    /** Interrupts a build, as the red button does, and asserts that this is its end and is told without a stack trace. */
    protected void assertStops(Run<?, ?> build) throws Exception {
        assertTrue(build.isBuilding());
        build.getExecutor().interrupt(Result.ABORTED);
        eventually("the end of " + build, () -> JenkinsRule.getLog(build).contains("Finished: "));
        j.assertBuildStatus(Result.ABORTED, build);
        String log = JenkinsRule.getLog(build);
        assertFalse(log.contains("\tat "), log);
        assertFalse(log.contains("Exception"), log);
    }

    /** Waits until nothing is left in GitLab that a stopped build had sent. */
    protected void assertNothingIsLeft() throws Exception {
        eventually("removal of the uploaded files", () -> app.packageFiles().isEmpty());
        assertEquals(0, app.releases().size());
    }

    protected static void eventually(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < end, "waited for " + what);
            Thread.sleep(50);
        }
    }
}
