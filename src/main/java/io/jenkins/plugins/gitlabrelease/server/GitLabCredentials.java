package io.jenkins.plugins.gitlabrelease.server;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Turns the id of a credential into a token; nothing else in the plugin ever holds one with a token.
 *
 * <p>Every id is looked up as the job would: in its folders and in the global scope, and never among the credentials
 * that are for the system alone, even if the id is the server's default. Nothing is remembered, since one id can mean
 * another credential in another folder (SECURITY-3485).
 */
@Restricted(NoExternalUse.class)
public final class GitLabCredentials {

    private GitLabCredentials() {}

    /**
     * The token a build uses on a server, with the use recorded on the credential.
     *
     * @param run the build that the credential must be visible to
     * @param chosenId what the job chose; null or blank for the server's default
     * @param server where the token will be sent, and nowhere else
     * @throws ReleaseException if there is no credential, or none with a token in it
     */
    public static GitLabToken resolve(Run<?, ?> run, @CheckForNull String chosenId, GitLabServer server)
            throws ReleaseException {
        String id = idOf(chosenId, server);
        StandardCredentials credential = CredentialsProvider.findCredentialById(
                id, StandardCredentials.class, run, requirementsOf(server.getUrl()));
        if (credential == null) {
            throw notFound(id, server);
        }
        GitLabToken token = tokenOf(credential);
        CredentialsProvider.track(run, credential);
        return token;
    }

    /**
     * The token a job uses on a server while no build of it runs, with the use recorded on the credential.
     *
     * @param job what the credential must be visible to
     * @param chosenId what the job chose; null or blank for the server's default
     * @param server where the token will be sent, and nowhere else
     * @throws ReleaseException if there is no credential, or none with a token in it
     */
    public static GitLabToken resolve(Job<?, ?> job, @CheckForNull String chosenId, GitLabServer server)
            throws ReleaseException {
        String id = idOf(chosenId, server);
        StandardCredentials credential = CredentialsProvider.findCredentialByIdInItem(
                id,
                StandardCredentials.class,
                job,
                CredentialChoices.authenticationOf(job),
                requirementsOf(server.getUrl()));
        if (credential == null || credential.getScope() == CredentialsScope.SYSTEM) {
            throw notFound(id, server);
        }
        GitLabToken token = tokenOf(credential);
        CredentialsProvider.track(job, credential);
        return token;
    }

    private static String idOf(@CheckForNull String chosenId, GitLabServer server) throws ReleaseException {
        String chosen = Util.fixEmptyAndTrim(chosenId);
        String id = chosen != null ? chosen : server.getCredentialsId();
        if (id == null) {
            throw new ReleaseException(
                    "No credential for the GitLab server \"" + server.getName() + "\": neither credentialsId "
                            + "nor a default credential of the server is set. " + GitLabServers.WHERE_TO_CONFIGURE);
        }
        return id;
    }

    private static ReleaseException notFound(String id, GitLabServer server) {
        return new ReleaseException("The credential \"" + id + "\" for the GitLab server \"" + server.getName()
                + "\" was not found. It must be " + CredentialKind.descriptions()
                + ", in the global scope or in a folder of this job, and its "
                + "domain, if it has one, must include " + server.getUrl() + ".");
    }

    /**
     * The token that jobs without a credential of their own use on a server, for an administrator's test. No use is
     * recorded.
     *
     * @throws ReleaseException if no job could use such a credential
     */
    static GitLabToken ofServer(GitLabServer server) throws ReleaseException {
        String id = server.getCredentialsId();
        if (id == null) {
            throw new ReleaseException(Messages.GitLabServer_TestNeedsCredential());
        }
        StandardCredentials credential = CredentialsProvider.findCredentialByIdInItemGroup(
                id, StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirementsOf(server.getUrl()));
        if (credential == null || credential.getScope() == CredentialsScope.SYSTEM) {
            throw new ReleaseException(Messages.CredentialChoices_NotFound(CredentialKind.descriptions()));
        }
        return tokenOf(credential);
    }

    private static GitLabToken tokenOf(StandardCredentials credential) throws ReleaseException {
        Secret secret = CredentialKind.find(credential);
        if (secret == null) {
            throw new ReleaseException("The credential \"" + credential.getId()
                    + "\" cannot hold a GitLab token. It must be " + CredentialKind.descriptions() + ".");
        }
        String token = visible(secret.getPlainText());
        if (token.isEmpty()) {
            throw new ReleaseException(
                    "The credential \"" + credential.getId() + "\" is empty. It must hold a GitLab token.");
        }
        try {
            return GitLabToken.personal(token);
        } catch (IllegalArgumentException e) {
            throw new ReleaseException(
                    "The credential \"" + credential.getId() + "\" cannot be used: " + e.getMessage());
        }
    }

    /** Without blanks, line breaks and what cannot be seen: a token has none of them, and copying one can add them. */
    static String visible(String secret) {
        return secret.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !HarmlessText.isHarmful(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Leaves out credentials that are kept for another host. */
    static List<DomainRequirement> requirementsOf(@CheckForNull String url) {
        return URIRequirementBuilder.fromUri(url).build();
    }
}
