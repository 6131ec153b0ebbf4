package io.jenkins.plugins.gitlabrelease.server;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.OkHttpCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ExtraCertificates;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Makes the clients that talk to GitLab, always on the controller and through the proxy that Jenkins is configured with.
 * A client is made for one publication and dropped: it holds a token.
 */
@Restricted(NoExternalUse.class)
public final class GitLabClients {

    /**
     * Holds the connections of all clients, and goes through the proxy that Jenkins has at the time. It is made once: OkHttp
     * uses a connection again only for a client with the same proxy selector and authenticator, and each builder of
     * {@link JenkinsOkHttpClient} gets new ones.
     */
    private static final class Shared {
        static final OkHttpClient CLIENT =
                JenkinsOkHttpClient.newClientBuilder(OkHttpCalls.pooling()).build();
    }

    private static final Duration LONGEST_FOR_FORMS = Duration.ofSeconds(15);

    private GitLabClients() {}

    /**
     * A client for one server and one token, with which builds publish.
     *
     * @param log is told when a request has to be repeated
     * @throws ReleaseException if the server's address or CA certificate cannot be used
     */
    public static GitLabClient create(GitLabServer server, GitLabToken token, ReleaseLog log) throws ReleaseException {
        return builder(server, token).events(retriesTo(log)).build();
    }

    /**
     * A client that answers at once, for somebody who waits at a form: nothing is repeated.
     *
     * @throws ReleaseException as above
     */
    static GitLabClient withoutRepeats(GitLabServer server, GitLabToken token) throws ReleaseException {
        return builder(server, token).retries(Retrier.Policy.none()).build();
    }

    /**
     * A client for a form that opens or is sent: nothing is repeated, and no answer is waited for longer than people wait
     * for a page.
     *
     * @throws ReleaseException as above
     */
    public static GitLabClient forForm(GitLabServer server, GitLabToken token) throws ReleaseException {
        return builder(server, token)
                .retries(Retrier.Policy.none())
                .timeouts(server.timeouts().noLongerThan(LONGEST_FOR_FORMS))
                .build();
    }

    private static GitLabClient.Builder builder(GitLabServer server, GitLabToken token) throws ReleaseException {
        OkHttpClient.Builder http = Shared.CLIENT.newBuilder();
        String certificates = CaCertificates.of(server);
        if (certificates != null) {
            try {
                ExtraCertificates.trust(http, certificates);
            } catch (IllegalArgumentException e) {
                throw new ReleaseException(
                        "The credential \"" + server.getCaCredentialsId() + "\" of the GitLab server \""
                                + server.getName() + "\" cannot be used: " + e.getMessage(),
                        e);
            }
        }
        return GitLabClient.builder(server.address())
                .token(token)
                .http(http.build())
                .timeouts(server.timeouts());
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
