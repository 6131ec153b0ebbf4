package io.jenkins.plugins.gitlabrelease.server;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ServerVersion;
import io.jenkins.plugins.gitlabrelease.gitlab.model.TokenInfo;
import io.jenkins.plugins.gitlabrelease.gitlab.model.User;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an administrator wants to know of a server and a token: that they fit, which version it is, who the token is, and
 * what it may do until when, and under which address people see the releases. It is text from GitLab, to be escaped where it is
 * shown.
 *
 * @param lines a line for each of these, those that GitLab does not answer left out
 * @param sufficient whether the token can publish, as far as its scopes tell
 */
record ConnectionReport(List<String> lines, boolean sufficient) {

    /** How a server answers that has no API of GitLab, or an address that is not its start page. */
    private static final Set<ErrorKind> NOT_GITLAB =
            EnumSet.of(ErrorKind.NOT_JSON, ErrorKind.NOT_FOUND, ErrorKind.ROUTE_NOT_FOUND, ErrorKind.ANSWER_TOO_LARGE);

    /** What publishing takes (api/releases). */
    private static final String SCOPE = "api";

    /** What GitLab gives as the only scope of a fine-grained token, whatever that may do. */
    private static final String FINE_GRAINED = "granular";

    /**
     * Asks GitLab; reads only. A fine-grained token need not be allowed to read the user or the version, and can publish all
     * the same.
     *
     * @throws ReleaseException if the server does not answer as GitLab does
     * @throws GitLabException if GitLab cannot be reached or does not know the token
     */
    static ConnectionReport of(GitLabClient client) throws ReleaseException, GitLabException, InterruptedException {
        User user;
        ServerVersion version;
        try {
            user = orNull(client::user);
            version = orNull(client::version);
        } catch (GitLabException e) {
            if (NOT_GITLAB.contains(e.kind())) {
                throw new ReleaseException(Messages.ConnectionReport_NotGitLab(client.server(), e.getMessage()), e);
            }
            throw e;
        }
        if (user != null && user.username().isEmpty()
                || version != null && version.version().isEmpty()) {
            throw new ReleaseException(Messages.ConnectionReport_NotGitLab(client.server(), ""));
        }
        List<String> lines = new ArrayList<>();
        lines.add(connected(user, version));
        TokenInfo token = token(client);
        boolean sufficient = token == null ? user != null : isSufficient(token);
        lines.add(token == null ? Messages.ConnectionReport_NothingReported() : rights(token));
        ServerUrl seen = user == null
                ? client.server()
                : GitLabAddresses.publicAddress(client.server(), user.webUrl(), user.username());
        if (!seen.equals(client.server())) {
            lines.add(Messages.ConnectionReport_PublicAddress(seen));
        }
        return new ConnectionReport(List.copyOf(lines), sufficient);
    }

    private static String connected(@CheckForNull User user, @CheckForNull ServerVersion version) {
        String number = version == null ? "" : version.version();
        String name = user == null ? Messages.ConnectionReport_HiddenUser() : user.username();
        return Messages.ConnectionReport_Connected(number, name).replace("  ", " ");
    }

    private static boolean isSufficient(TokenInfo token) {
        return token.scopes().contains(FINE_GRAINED) || token.scopes().contains(SCOPE);
    }

    private static String rights(TokenInfo token) {
        Instant end = token.expiresAt();
        String expiry = end == null
                ? Messages.ConnectionReport_NeverExpires()
                : Messages.ConnectionReport_Expires(end.atZone(ZoneOffset.UTC).toLocalDate());
        if (token.scopes().contains(FINE_GRAINED)) {
            return Messages.ConnectionReport_FineGrained(expiry);
        }
        String names = String.join(", ", token.scopes());
        String scopes = token.scopes().size() == 1
                ? Messages.ConnectionReport_Scope(names, expiry)
                : Messages.ConnectionReport_Scopes(names, expiry);
        return isSufficient(token) ? scopes : scopes + " " + Messages.ConnectionReport_ScopeMissing(SCOPE);
    }

    private interface Question<T> {
        T ask() throws GitLabException, InterruptedException;
    }

    /** Null if the token may not ask. */
    @CheckForNull
    private static <T> T orNull(Question<T> question) throws GitLabException, InterruptedException {
        try {
            return question.ask();
        } catch (GitLabException e) {
            if (e.kind() == ErrorKind.INSUFFICIENT_SCOPE) {
                return null;
            }
            throw e;
        }
    }

    /** Null where GitLab does not say: before 15.5, and for other kinds of tokens. */
    @CheckForNull
    private static TokenInfo token(GitLabClient client) throws GitLabException, InterruptedException {
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
