package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Slave;
import hudson.remoting.Channel;
import hudson.remoting.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * An agent in a process of its own exchanges files with GitLab itself. Their bytes do not pass the controller, and the token stays
 * in no file of the agent, in no log and on no page.
 */
@WithJenkins
class TokenOnAgentJenkinsTest extends HuntingJenkinsTest {

    private static final int MIB = 1024 * 1024;
    private static final int FILE = 24 * MIB;

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    /** How many bytes pass the connection to an agent. */
    private static final class Meter extends Channel.Listener {
        private final AtomicLong toAgent = new AtomicLong();
        private final AtomicLong toController = new AtomicLong();

        @Override
        public void onWrite(Channel channel, Command command, long size) {
            toAgent.addAndGet(size);
        }

        @Override
        public void onRead(Channel channel, Command command, long size) {
            toController.addAndGet(size);
        }
    }

    @Test
    void bytesTakeTheShortWayAndTheTokenStaysNowhere() throws Exception {
        Slave agent = agents.createAgent(
                j,
                InboundAgentExtension.Options.newBuilder()
                        .name("remote")
                        .webSocket()
                        .build());
        publishAndDownload("true"); // which brings the classes to the agent
        Meter meter = new Meter();
        ((Channel) agent.getChannel()).addListener(meter);
        WorkflowRun build = publishAndDownload("head -c " + FILE + " /dev/zero > dist/app.bin");
        assertEquals(2, app.packageFiles().size());
        assertTrue(meter.toController.get() < MIB, "to the controller: " + meter.toController);
        assertTrue(meter.toAgent.get() < MIB, "to the agent: " + meter.toAgent);

        hunt.inFiles(Path.of(agent.getRemoteFS()), file -> false);
        assertEquals(List.of(), hunt.found());
        assertNowhere(build);
    }

    private WorkflowRun publishAndDownload(String command) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                node('remote') {
                  writeFile file: 'dist/small.txt', text: 'small'
                  sh '%s'
                  gitlabRelease project: 'group/app', tag: 'v1.0', files: 'dist/*', transfer: 'agent'
                  gitlabReleaseDownload project: 'group/app', tag: 'v1.0', dir: 'got', transfer: 'agent'
                  sh 'diff -r dist got'
                }
                """.formatted(command), true));
        WorkflowRun build = j.buildAndAssertStatus(Result.SUCCESS, job);
        j.assertLogNotContains("the controller transfers the files", build);
        return build;
    }
}
