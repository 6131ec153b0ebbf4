package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.Failures;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** An HTTP proxy that wants a login, as Jenkins' proxy settings describe one. */
class ProxyTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final String LOGIN = Credentials.basic("user", "pass");
    private static final Authenticator LOGS_IN =
            (route, response) -> response.request().header("Proxy-Authorization") != null
                    ? null
                    : response.request()
                            .newBuilder()
                            .header("Proxy-Authorization", LOGIN)
                            .build();

    @Test
    void logsInAndSendsTheBodyAgain() throws Exception {
        try (Scripted proxy = new Scripted(ProxyTest::answer)) {
            GitLabClient client = through(proxy, LOGS_IN);
            byte[] bytes = "content".getBytes(UTF_8);
            PackageFile file = client.packages(APP).upload("app", "1", "a", Fixture.source(bytes));
            assertEquals(7, file.id());
            assertEquals(List.of("content", "content"), proxy.bodies);
            client.releases(APP).create(NewRelease.of("v1"));
            assertTrue(proxy.requests.get(1).startsWith("PUT http://gitlab.invalid/api/v4/"), proxy.requests.get(1));
            assertEquals(List.of(), proxy.retries);
        }
    }

    @Test
    void withoutALoginTheRefusalIsExplained() throws Exception {
        try (Scripted proxy = new Scripted(ProxyTest::answer)) {
            GitLabClient client = through(proxy, Authenticator.NONE);
            GitLabException e = Failures.of(
                    ErrorKind.PROXY_AUTHENTICATION, () -> client.releases(APP).create(NewRelease.of("v1")));
            assertEquals(407, e.status());
            assertEquals(1, proxy.requests.size());
        }
    }

    private static GitLabClient through(Scripted proxy, Authenticator login) {
        URI address = URI.create(proxy.url());
        OkHttpClient base = new OkHttpClient.Builder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", address.getPort())))
                .proxyAuthenticator(login)
                .build();
        return GitLabClient.builder(ServerUrl.parse("http://gitlab.invalid"))
                .token(GitLabToken.personal("s3cret"))
                .http(base)
                .sleeper(time -> {})
                .build();
    }

    private static HttpAnswer answer(HttpRequest request) {
        if (!LOGIN.equals(request.header("Proxy-Authorization").orElse(""))) {
            return HttpAnswer.status(407).header("Proxy-Authenticate", "Basic realm=\"proxy\"");
        }
        return Scripted.json("{\"id\":7,\"package_id\":1,\"file_name\":\"a\",\"tag_name\":\"v1\"}");
    }
}
