package io.jenkins.plugins.gitlabrelease.server;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabToken;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
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
     * @throws ReleaseException if the server's address cannot be used
     */
    public static GitLabClient create(GitLabServer server, GitLabToken token, ReleaseLog log) throws ReleaseException {
        return GitLabClient.builder(server.address())
                .token(token)
                .http(JenkinsOkHttpClient.newClientBuilder(SHARED).build())
                .events(retriesTo(log))
                .build();
    }

    private static GitLabEvents retriesTo(ReleaseLog log) {
        return new GitLabEvents() {
            @Override
            public void retry(String line) {
                log.line(line);
            }
        };
    }
}
