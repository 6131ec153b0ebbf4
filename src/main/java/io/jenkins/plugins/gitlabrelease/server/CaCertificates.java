package io.jenkins.plugins.gitlabrelease.server;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.security.ACL;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * The certificates of a server's own certificate authority, kept as a credential so that an administrator can put them
 * where the tokens are. They belong to the server and not to a job, so they are looked up as Jenkins itself, in every
 * scope, and never in a folder: no job chooses whom Jenkins trusts.
 */
final class CaCertificates {

    /** All the world's certificate authorities take a quarter of it, so a longer file is something else. */
    private static final int MAX_BYTES = 1 << 20;

    private static final Pattern BLOCK = Pattern.compile(
            "-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([^-]*)-----END (?:TRUSTED |X509 )?CERTIFICATE-----");

    /** Line ends as JSON and variables have them. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\[nrt]");

    private CaCertificates() {}

    /** What can hold certificates. */
    static CredentialsMatcher kinds() {
        return CredentialsMatchers.anyOf(
                CredentialsMatchers.instanceOf(StringCredentials.class),
                CredentialsMatchers.instanceOf(FileCredentials.class));
    }

    /**
     * The certificates of a server in PEM form, with nothing else around them, not yet parsed.
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
            return certificatesIn(text.getSecret().getPlainText());
        }
        if (credential instanceof FileCredentials file) {
            try (InputStream in = file.getContent()) {
                byte[] bytes = in.readNBytes(MAX_BYTES + 1);
                if (bytes.length > MAX_BYTES) {
                    throw new ReleaseException("The CA certificate \"" + id + "\" of the GitLab server \""
                            + server.getName() + "\" is longer than " + HumanReadable.size(MAX_BYTES)
                            + ". Keep only the certificates of your certificate authority in the file.");
                }
                return certificatesIn(new String(bytes, StandardCharsets.ISO_8859_1));
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

    /**
     * The certificates of a text, each in lines again. The form of a secret text drops the line ends of what is pasted into
     * it, a variable can have {@code \\n} in their place, a file can hold a key or comments before the certificates, and
     * either can begin with a byte order mark.
     *
     * @return the text itself if there are none, for whoever parses it to refuse
     */
    static String certificatesIn(String text) {
        StringBuilder pem = new StringBuilder();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            String base64 = ESCAPED.matcher(block.group(1)).replaceAll("").replaceAll("[^A-Za-z0-9+/=]", "");
            pem.append("-----BEGIN CERTIFICATE-----\n")
                    .append(base64.replaceAll("(.{64})(?!$)", "$1\n"))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return pem.isEmpty() ? text : pem.toString();
    }
}
