package io.jenkins.plugins.gitlabrelease.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import hudson.model.Result;
import hudson.model.Slave;
import hudson.remoting.Channel;
import hudson.remoting.Command;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * An agent in a process of its own gives files to a release and takes those of one, and the token is in nothing that it
 * is sent, keeps on its disk or has in its memory.
 */
@WithJenkins
class AgentTrafficJenkinsTest extends HuntingJenkinsTest {

    @RegisterExtension
    final InboundAgentExtension agents = new InboundAgentExtension();

    @TempDir
    Path dumps;

    /** Everything that the controller sends, as it was serialized. */
    private static final class Recorder extends Channel.Listener {
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private IOException failure;

        @Override
        public synchronized void onWrite(Channel channel, Command command, long size) {
            ByteArrayOutputStream one = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(one)) {
                out.writeObject(command);
            } catch (IOException e) {
                failure = e;
            }
            sent.writeBytes(one.toByteArray());
        }

        synchronized byte[] sent() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return sent.toByteArray();
        }
    }

    /** What the agent has in its memory, garbage included. */
    private static final class Dump extends MasterToSlaveCallable<Void, IOException> {
        private static final long serialVersionUID = 1L;

        private final String file;

        Dump(Path file) {
            this.file = file.toString();
        }

        @Override
        public Void call() throws IOException {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, false);
            return null;
        }
    }

    private static boolean contains(byte[] bytes, String text) {
        return TokenHunt.indexOf(bytes, text.getBytes(StandardCharsets.UTF_8)) >= 0;
    }

    @Test
    void theTokenStaysAtHome() throws Exception {
        Slave agent = agents.createAgent(
                j,
                InboundAgentExtension.Options.newBuilder()
                        .name("remote")
                        .webSocket()
                        .build());
        Channel channel = (Channel) agent.getChannel();
        Recorder recorder = new Recorder();
        channel.addListener(recorder);
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                node('remote') {
                  writeFile file: 'dist/app.zip', text: 'application'
                  writeFile file: 'notes.md', text: 'Notes of the agent'
                  archiveArtifacts 'notes.md'
                  gitlabRelease project: 'group/app', tag: 'v1.0', files: 'dist/*.zip', artifacts: '*.md',
                      descriptionFile: 'notes.md', checksums: true
                  gitlabReleaseDownload project: 'group/app', tag: 'v1.0', dir: 'got'
                  echo 'read: ' + readFile('got/app.zip')
                }
                """, true));
        WorkflowRun build = j.buildAndAssertStatus(Result.SUCCESS, job);
        j.assertLogContains("read: application", build);
        assertEquals("Notes of the agent", app.release("v1.0").description());

        byte[] sent = recorder.sent();
        assertTrue(
                contains(sent, "WorkspaceFiles$Listing") && contains(sent, "dist/*.zip"), "the pattern was not sent");
        assertTrue(contains(sent, "WorkspaceTarget$Prepare"), "no file was prepared");
        assertTrue(contains(sent, "SHA256SUMS"), "no file was moved");
        hunt.in("what was sent to the agent", sent);

        Path dump = dumps.resolve("agent.hprof");
        agent.getChannel().call(new Dump(dump));
        byte[] memory = Files.readAllBytes(dump);
        assertTrue(contains(memory, "hudson.remoting.Engine"), "no memory of an agent");
        hunt.in("the agent's memory", memory);
        hunt.inFiles(Path.of(agent.getRemoteFS()), file -> false);
        assertEquals(List.of(), hunt.found());
        assertNowhere(build);
    }
}
