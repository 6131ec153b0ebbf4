package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ExtraCertificates;
import java.net.Proxy;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The way from another machine to a server, as the one that asks it to send is configured.
 *
 * @param proxy null for what that machine's Java is configured with
 * @param login null for a proxy that wants none
 * @param certificates PEM of further ones to trust; null for those of that machine's Java
 */
public record Route(
        @CheckForNull Proxy proxy,
        @CheckForNull Login login,
        @CheckForNull String certificates) {

    /** What that machine has itself. */
    public static final Route OWN = new Route(null, null, null);

    /** Holds the connections of all transfers there; OkHttp uses one again for a client with an equal route. */
    private static final OkHttpClient CONNECTIONS = OkHttpCalls.pooling();

    /** Says to a proxy who is there, once it asks. */
    public record Login(String header) implements Authenticator {

        public static Login of(String user, String password) {
            return new Login(Credentials.basic(user, password));
        }

        @Override
        @CheckForNull
        public Request authenticate(@CheckForNull okhttp3.Route route, Response response) {
            String scheme = response.header("Proxy-Authenticate");
            boolean basic = scheme != null && scheme.regionMatches(true, 0, "basic", 0, "basic".length());
            return !basic || response.request().header("Proxy-Authorization") != null
                    ? null
                    : response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", header)
                            .build();
        }

        @Override
        public String toString() {
            return "Login[****]";
        }
    }

    OkHttpClient client() {
        OkHttpClient.Builder client = CONNECTIONS.newBuilder();
        if (proxy != null) {
            client.proxy(proxy);
        }
        if (login != null) {
            client.proxyAuthenticator(login);
        }
        if (certificates != null) {
            ExtraCertificates.trust(client, certificates);
        }
        return client.build();
    }
}
