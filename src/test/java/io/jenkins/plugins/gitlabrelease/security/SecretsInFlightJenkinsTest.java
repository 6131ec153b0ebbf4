package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Faults.FaultRule;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsFlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Steps that wait for GitLab: the stored program, the nodes of the flow, and what dumps of threads tell meanwhile. */
@WithJenkins
class SecretsInFlightJenkinsTest extends HuntingJenkinsTest {

    private static final String PUBLISH = """
            node {
              writeFile file: 'app.zip', text: 'application'
              gitlabRelease project: 'group/app', tag: 'v1.0', files: 'app.zip'
            }
            """;

    /** Runs until GitLab falls silent, looks around, and gives up. */
    private void look(FaultRule silence, String execution, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        WorkflowRun build = job.scheduleBuild2(0).waitForStart();
        for (int i = 0; i < 600 && silence.struck() == 0; i++) {
            assertTrue(build.isBuilding(), () -> "ended before GitLab fell silent: " + build);
            Thread.sleep(50);
        }
        assertTrue(silence.struck() > 0);

        lookAtTheProgram(build, execution);
        CpsFlowExecution flow = (CpsFlowExecution) build.getExecution();
        List<StepExecution> steps = flow.getCurrentExecutions(true).get(10, TimeUnit.SECONDS);
        assertEquals(1, steps.size());
        hunt.in("status", String.valueOf(steps.get(0).getStatus()));
        hunt.in("step", steps.get(0).toString());
        hunt.in("thread dump of the Pipeline", flow.getThreadDump().toString());
        lookAtThreads();
        assertNowhere(build);

        build.getExecutor().interrupt();
        j.assertBuildStatus(Result.ABORTED, j.waitForCompletion(build));
        assertNowhere(build);
    }

    /** It is stored when the step has started; the name of its class is there, so what the class has would be, too. */
    private void lookAtTheProgram(WorkflowRun build, String execution) throws Exception {
        File file = new File(build.getRootDir(), "program.dat");
        byte[] program = {};
        for (int i = 0; i < 200 && !contains(program, execution); i++) {
            Thread.sleep(50);
            program = file.exists() ? Files.readAllBytes(file.toPath()) : program;
        }
        assertTrue(contains(program, execution), "the program has no " + execution);
        assertFalse(contains(program, "GitLabClient"));
        assertFalse(contains(program, "okhttp3"));
        hunt.in("program.dat", program);
    }

    private static boolean contains(byte[] bytes, String text) {
        return TokenHunt.indexOf(bytes, text.getBytes(StandardCharsets.UTF_8)) >= 0;
    }

    private void lookAtThreads() {
        boolean waits = false;
        for (Map.Entry<Thread, StackTraceElement[]> thread :
                Thread.getAllStackTraces().entrySet()) {
            String stack = Arrays.toString(thread.getValue());
            waits |= stack.contains("io.jenkins.plugins.gitlabrelease");
            hunt.in("thread", thread.getKey().getName() + stack);
        }
        assertTrue(waits, "no thread waits for GitLab");
    }

    @Test
    void whileTheReleaseIsRead() throws Exception {
        look(gitlab.faults().on("GET", "/releases", Fault.stall()).times(5), "GitLabStep", PUBLISH);
    }

    @Test
    void whileAFileIsSent() throws Exception {
        look(gitlab.faults().on("PUT", "/packages/generic/", Fault.stall()).times(5), "GitLabStep", PUBLISH);
    }

    @Test
    void whileReleasesAreListed() throws Exception {
        look(
                gitlab.faults().on("GET", "/releases", Fault.stallInBody()).times(5),
                "GitLabStep",
                "gitlabReleases project: 'group/app'");
    }
}
