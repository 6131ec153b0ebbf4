package io.jenkins.plugins.gitlabrelease.server;

import hudson.AbortException;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabToken;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import okhttp3.OkHttpClient;

/**
 * Makes the clients that talk to GitLab, always on the controller and through the proxy that Jenkins is configured with.
 * A client is made for one publication and dropped: it holds a token.
 */
public final class GitLabClients {

    /** Holds connections and threads for all clients, and no settings of any. */
    private static final OkHttpClient SHARED = new OkHttpClient();

    private GitLabClients() {}

    /**
     * A client for one server and one token.
     *
     * @param log is told when a request has to be repeated
     * @throws AbortException if the server's address cannot be used
     */
    public static GitLabClient create(GitLabServer server, GitLabToken token, ReleaseLog log) throws AbortException {
        return GitLabClient.builder(server.address())
                .token(token)
                .http(JenkinsOkHttpClient.newClientBuilder(SHARED).build())
                .events(log::line)
                .build();
    }
}
