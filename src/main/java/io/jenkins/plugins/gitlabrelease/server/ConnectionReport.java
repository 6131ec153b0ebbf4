package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.TokenInfo;
import io.jenkins.plugins.gitlabrelease.gitlab.model.User;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What an administrator wants to know of a server and a token: that they fit, which version it is, who the token is, and
 * what it may do until when. It is text from GitLab, to be escaped where it is shown.
 *
 * @param text one line
 * @param sufficient whether the token can publish, as far as its scopes tell
 */
record ConnectionReport(String text, boolean sufficient) {

    /** What publishing takes (api/releases). */
    private static final String SCOPE = "api";

    /**
     * Asks GitLab; reads only.
     *
     * @throws GitLabException if GitLab cannot be reached or does not know the token
     */
    static ConnectionReport of(GitLabClient client) throws GitLabException, InterruptedException {
        User user = client.user();
        String version = client.version().version();
        TokenInfo token = find(client);
        if (token == null) {
            return new ConnectionReport(Messages.ConnectionReport_Connected(version, user.username()), true);
        }
        Instant end = token.expiresAt();
        String expiry = end == null
                ? Messages.ConnectionReport_NeverExpires()
                : Messages.ConnectionReport_Expires(end.atZone(ZoneOffset.UTC).toLocalDate());
        String text = Messages.ConnectionReport_ConnectedWithToken(
                version, user.username(), String.join(", ", token.scopes()), expiry);
        return token.scopes().contains(SCOPE)
                ? new ConnectionReport(text, true)
                : new ConnectionReport(text + " " + Messages.ConnectionReport_ScopeMissing(SCOPE), false);
    }

    /** Null where GitLab does not tell: before 15.5, and for other kinds of tokens. */
    @CheckForNull
    private static TokenInfo find(GitLabClient client) throws GitLabException, InterruptedException {
        try {
            return client.token();
        } catch (GitLabException e) {
            if (e.status() >= 400 && e.status() < 500) {
                return null;
            }
            throw e;
        }
    }
}
