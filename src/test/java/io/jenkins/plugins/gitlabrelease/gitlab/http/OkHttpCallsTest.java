package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.Failures;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class OkHttpCallsTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final InheritableThreadLocal<String> SECRET = new InheritableThreadLocal<>();

    @Test
    void everyAddressOfAHostIsTried() throws Exception {
        try (Scripted server = new Scripted(Scripted.json("{\"username\":\"u\"}"))) {
            OkHttpClient base = new OkHttpClient.Builder()
                    .dns(host -> List.of(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 2}),
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1})))
                    .build();
            GitLabClient client = GitLabClient.builder(
                            ServerUrl.parse(server.url().replace("127.0.0.1", "gitlab.test")))
                    .http(base)
                    .retries(Retrier.Policy.none())
                    .build();
            assertEquals("u", client.user().username());
        }
    }

    @Test
    void noWriteIsRepeatedOnAConnectionThatTurnedStale() throws Exception {
        try (Fixture fixture = new Fixture()) {
            GitLabClient client = fixture.builder(fixture.gitlab.url())
                    .token(GitLabToken.personal(fixture.gitlab.token(Role.DEVELOPER, "api")))
                    .retries(Retrier.Policy.none())
                    .build();
            client.project(fixture.id);
            fixture.gitlab.faults().on("POST", "/releases", Fault.close()).times(1);
            Failures.of(ErrorKind.UNREACHABLE, () -> client.releases(fixture.id).create(NewRelease.of("v1")));
            assertEquals(
                    1,
                    fixture.gitlab.requests().stream()
                            .filter(request -> request.method().equals("POST"))
                            .count());
        }
    }

    @Test
    void aLoginOfTheGivenClientIsNotUsed() throws Exception {
        OkHttpClient base = new OkHttpClient.Builder()
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", "Basic x")
                        .build())
                .build();
        try (Scripted server = new Scripted(HttpAnswer.status(401), Scripted.json("{\"username\":\"u\"}"))) {
            GitLabClient client = server.builder("").http(base).build();
            Failures.of(ErrorKind.NOT_AUTHENTICATED, client::user);
            assertEquals(1, server.requests.size());
        }
    }

    @Test
    void threadsInheritNothingAndKeepNoJavaAlive() throws Exception {
        Thread[] worker = new Thread[1];
        String[] inherited = new String[1];
        UploadSource source = new UploadSource() {
            @Override
            public long length() {
                return 0;
            }

            @Override
            public InputStream open() {
                worker[0] = Thread.currentThread();
                inherited[0] = SECRET.get();
                return new ByteArrayInputStream(new byte[0]);
            }
        };
        SECRET.set("who asked first");
        try (Scripted server = new Scripted(Scripted.json("{\"username\":\"u\"}"))) {
            server.client().packages(APP).upload("app", "1", "a", source);
        } finally {
            SECRET.remove();
        }
        assertNull(inherited[0]);
        assertTrue(worker[0].isDaemon());
        assertFalse(worker[0] == Thread.currentThread());
    }
}
