package io.jenkins.plugins.gitlabrelease.server;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.security.ACL;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * The certificates of a server's own certificate authority, kept as a credential so that an administrator can put them
 * where the tokens are. They belong to the server and not to a job, so they are looked up as Jenkins itself, in every
 * scope, and never in a folder: no job chooses whom Jenkins trusts.
 */
final class CaCertificates {

    /** What can hold certificates. */
    static final CredentialsMatcher KINDS = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(StringCredentials.class),
            CredentialsMatchers.instanceOf(FileCredentials.class));

    /** All the world's certificate authorities take a quarter of it, so a longer file is another one. */
    private static final int MOST_BYTES = 1 << 20;

    private CaCertificates() {}

    /**
     * The certificates of a server in PEM form, not yet parsed.
     *
     * @return null if the server names no credential
     * @throws ReleaseException if the credential is missing, of another kind, or unreadable
     */
    @CheckForNull
    static String of(GitLabServer server) throws ReleaseException {
        String id = server.getCaCredentialsId();
        if (id == null) {
            return null;
        }
        StandardCredentials credential = CredentialsProvider.findCredentialByIdInItemGroup(
                id, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of());
        if (credential instanceof StringCredentials text) {
            return text.getSecret().getPlainText();
        }
        if (credential instanceof FileCredentials file) {
            try (InputStream in = file.getContent()) {
                return new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new ReleaseException(
                        "The CA certificate \"" + id + "\" of the GitLab server \"" + server.getName()
                                + "\" could not be read: " + e.getMessage(),
                        e);
            }
        }
        throw new ReleaseException("The CA certificate \"" + id + "\" of the GitLab server \"" + server.getName()
                + "\" was not found. It must be a secret text or a secret file, among the credentials of Jenkins"
                + " itself. "
                + GitLabServers.WHERE_TO_CONFIGURE);
    }
}
