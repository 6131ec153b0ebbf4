package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.ProxyConfiguration;
import hudson.model.Computer;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferOrder;
import io.jenkins.plugins.gitlabrelease.gitlab.http.TransferReport;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Has the agent of a workspace exchange files with GitLab itself, by the way that the controller is configured to take. What is
 * sent and what the answer means is decided on the controller; the agent knows the token while it sends.
 *
 * @param workspace on an agent
 * @param name the agent, for messages
 * @param certificates PEM of those that the server needs; null for none
 * @param log where the user reads what the controller does all the same
 */
@Restricted(NoExternalUse.class)
public record AgentTransfers(
        FilePath workspace, String name, @CheckForNull String certificates, ReleaseLog log) {

    /** How long to wait for the end of a transfer before asking how far it is. */
    private static final long PATIENCE_SECONDS = 5;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_MESSAGE = 300;

    /** The agent keeps its name when it is lost. */
    public static AgentTransfers of(FilePath workspace, @CheckForNull String certificates, ReleaseLog log) {
        Computer computer = workspace.toComputer();
        String name = computer == null ? "" : " " + HarmlessText.oneLine(computer.getName(), LONGEST_NAME);
        return new AgentTransfers(workspace, "the agent" + name, certificates, log);
    }

    /** Sends a file that the agent has or can get. */
    Carrier sending(AgentTask.FileThere file, LongConsumer progress) {
        return new Sending(this, file, progress);
    }

    /** Receives a file: to a temporary place first, then to its own. */
    Carrier receiving(String path, String part) {
        return new Sending(this, AgentTask.FileThere.toReceive(path, part), received -> {});
    }

    /** How the agent comes to a host. */
    private AgentTask.Network networkTo(String host) {
        ProxyConfiguration configured = Jenkins.get().getProxy();
        if (configured == null) {
            return new AgentTask.Network(null, AgentTask.Network.OWN_PROXY, null, null, certificates);
        }
        Proxy proxy = configured.createProxy(host);
        return proxy.address() instanceof InetSocketAddress address
                ? new AgentTask.Network(
                        address.getHostString(),
                        address.getPort(),
                        configured.getUserName(),
                        configured.getSecretPassword(),
                        certificates)
                : new AgentTask.Network(null, AgentTask.Network.NO_PROXY, null, null, certificates);
    }

    private record Sending(AgentTransfers agent, AgentTask.FileThere file, LongConsumer progress) implements Carrier {

        @Override
        public String name() {
            return agent.name();
        }

        @Override
        public TransferReport carry(TransferOrder order, @CheckForNull String token)
                throws IOException, InterruptedException {
            String id = UUID.randomUUID().toString();
            AgentTask task = new AgentTask(
                    id,
                    file,
                    order,
                    token == null ? null : Secret.fromString(token),
                    agent.networkTo(order.host()),
                    agent.networkTo(file.host()));
            Future<TransferReport> running;
            try {
                running = agent.workspace().actAsync(task);
            } catch (IOException | RuntimeException e) {
                throw lost(e);
            }
            try {
                return outcome(running, id);
            } catch (ExecutionException e) {
                throw lost(e.getCause());
            } catch (IOException | RuntimeException e) {
                throw lost(e);
            } finally {
                running.cancel(true);
            }
        }

        private TransferReport outcome(Future<TransferReport> running, String id)
                throws IOException, InterruptedException, ExecutionException {
            while (true) {
                try {
                    return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    progress.accept(Math.max(0, agent.workspace().act(new AgentTask.Reached(id))));
                }
            }
        }

        private IOException lost(Throwable why) {
            String message = why.getMessage() == null ? why.toString() : why.getMessage();
            return new IOException(
                    name() + " was lost or failed: " + HarmlessText.oneLine(message, LONGEST_MESSAGE), why);
        }
    }
}
