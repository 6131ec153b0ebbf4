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
 * @param certificates those that a connection to it needs, looked up only where an agent connects
 */
@Restricted(NoExternalUse.class)
public record TransferPolicy(String server, boolean agents, Certificates certificates) {

    /** The certificates of a server, wherever Jenkins keeps them. */
    @FunctionalInterface
    public interface Certificates {
        /**
         * @return in PEM; null if the server needs none
         * @throws ReleaseException if the credential with them is missing or cannot be used
         */
        @CheckForNull
        String pem() throws ReleaseException;
    }

    public static TransferPolicy of(GitLabServer server) {
        return new TransferPolicy(server.getName(), server.isAgentTransfer(), () -> CaCertificates.of(server));
    }
}
