package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a server's administrator says about agents that exchange files with it themselves.
 *
 * @param server its name
 * @param agents whether they may, and so see the token meanwhile
 * @param certificates PEM of those that a connection to it needs; null for none
 */
@Restricted(NoExternalUse.class)
public record TransferPolicy(
        String server, boolean agents, @CheckForNull String certificates) {

    /** @throws ReleaseException if the credential with the certificates is missing or cannot be used */
    public static TransferPolicy of(GitLabServer server) throws ReleaseException {
        return new TransferPolicy(server.getName(), server.isAgentTransfer(), CaCertificates.of(server));
    }
}
