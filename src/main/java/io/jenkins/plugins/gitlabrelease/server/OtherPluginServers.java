package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * GitLab servers that are configured for another plugin. As with {@link CredentialKind}, the type argument keeps an
 * implementation from being loaded without that plugin.
 *
 * @param <S> how the other plugin keeps a server
 */
public abstract class OtherPluginServers<S> implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(OtherPluginServers.class.getName());

    /**
     * What releases need of a server.
     *
     * @param credentialsId the id of a credential of any kind and scope; a build that may not see it cannot use it
     */
    public record Entry(
            @CheckForNull String name,
            @CheckForNull String url,
            @CheckForNull String credentialsId) {}

    /** The servers as they are configured now, in the other plugin's order. */
    protected abstract List<S> configured();

    /** What is said of one of them. */
    protected abstract Entry read(S server);

    /** Whether there is any plugin to take servers from. */
    static boolean isAny() {
        return !ExtensionList.lookup(OtherPluginServers.class).isEmpty();
    }

    /** The servers of all other plugins. A plugin that fails to tell has none, and is named in Jenkins' log. */
    static List<GitLabServer> all() {
        return allOf(ExtensionList.lookup(OtherPluginServers.class));
    }

    @SuppressWarnings("rawtypes")
    static List<GitLabServer> allOf(List<OtherPluginServers> sources) {
        List<GitLabServer> servers = new ArrayList<>();
        for (OtherPluginServers<?> source : sources) {
            try {
                source.addTo(servers);
            } catch (RuntimeException | LinkageError e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot tell the servers of " + source.getClass());
            }
        }
        return servers;
    }

    private void addTo(List<GitLabServer> servers) {
        for (S each : configured()) {
            Entry entry = read(each);
            GitLabServer server = new GitLabServer(entry.name(), entry.url());
            server.setCredentialsId(entry.credentialsId());
            servers.add(server);
        }
    }
}
