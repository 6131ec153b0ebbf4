package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.emulator.TestCertificate;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ExtraCertificates;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers close connections that are idle, sooner or later than the client does. */
@Timeout(60)
class IdleConnectionsTest {
    private static final int PARALLEL = 8;

    @Test
    void connectionsThatTheServerClosedMeanwhileCostNoAttempt() throws Exception {
        try (ForgetfulServer server = new ForgetfulServer(PARALLEL)) {
            OkHttpClient shared = OkHttpCalls.pooling();
            inParallel(() -> client(shared, server).user());
            assertEquals(PARALLEL, server.connections.get());
            server.closeAll();
            client(shared, server).user();
            assertTrue(server.connections.get() <= PARALLEL + 1, "" + server.connections);
        }
    }

    @Test
    void aWriteAfterAPauseSucceedsAtOnce() throws Exception {
        try (ForgetfulServer server = new ForgetfulServer(PARALLEL)) {
            OkHttpClient shared = OkHttpCalls.pooling();
            inParallel(() -> client(shared, server).user());
            server.closeAll();
            UploadSource one = Fixture.source(new byte[] {1});
            ApiRequest upload = ApiRequest.upload(ServerUrl.parse(server.url()).api("x"), one);
            Sender sender = sender(shared, server);
            assertEquals(true, sender.attempt(upload, Answers.nothing()));
        }
    }

    @Test
    void connectionsFitTheParallelUploads() throws Exception {
        try (ForgetfulServer server = new ForgetfulServer(PARALLEL)) {
            OkHttpClient shared = OkHttpCalls.pooling();
            for (int round = 0; round < 3; round++) {
                inParallel(() -> client(shared, server).user());
            }
            assertEquals(PARALLEL, server.connections.get());
        }
    }

    @Test
    void clientsWithOneCaCertificateShareConnections() throws Exception {
        try (Fixture fixture = new Fixture(GitLabEmulator.builder().https(TestCertificate.serverSockets()))) {
            OkHttpClient shared = OkHttpCalls.pooling();
            for (int i = 0; i < 5; i++) {
                OkHttpClient trusting = ExtraCertificates.trust(shared.newBuilder(), TestCertificate.pem() + "\n")
                        .build();
                GitLabClient client = fixture.builder(fixture.gitlab.url())
                        .token(GitLabToken.personal(fixture.gitlab.token(Role.MAINTAINER, "api")))
                        .http(trusting)
                        .build();
                client.releases(fixture.id).find("v1");
            }
            assertEquals(1, shared.connectionPool().connectionCount());
        }
    }

    private static GitLabClient client(OkHttpClient shared, ForgetfulServer server) {
        return GitLabClient.builder(ServerUrl.parse(server.url()))
                .http(shared)
                .retries(Retrier.Policy.none())
                .build();
    }

    private static Sender sender(OkHttpClient shared, ForgetfulServer server) {
        ServerUrl url = ServerUrl.parse(server.url());
        FailureReports errors = new FailureReports(url, null, Clock.systemUTC());
        return new Sender(new OkHttpCalls(shared, Timeouts.standard()), url, null, errors, GitLabEvents.NONE);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void inParallel(Step step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                all.add(threads.submit(() -> {
                    step.run();
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Keeps connections and closes them on demand without a word, as a server does with idle ones. */
    private static final class ForgetfulServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> open = new CopyOnWriteArrayList<>();
        private final AtomicInteger connections = new AtomicInteger();
        private final AtomicInteger waiting = new AtomicInteger();
        private final CountDownLatch all;

        /** @param together how many requests come at a time at first; the answers wait for all of them */
        ForgetfulServer(int together) throws IOException {
            all = new CountDownLatch(together);
            daemon(this::accept);
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        void closeAll() throws Exception {
            for (Socket each : open) {
                each.close();
            }
            open.clear();
            Thread.sleep(100);
        }

        private static void daemon(Runnable work) {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            thread.start();
        }

        private void accept() {
            try {
                while (true) {
                    Socket next = socket.accept();
                    connections.incrementAndGet();
                    open.add(next);
                    daemon(() -> serve(next));
                }
            } catch (IOException e) {
                // closed
            }
        }

        private void serve(Socket connection) {
            try (connection) {
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    int length = 0;
                    for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
                        if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                            length = Integer.parseInt(header.substring(15).strip());
                        }
                    }
                    in.skip(length);
                    all.countDown();
                    all.await();
                    String body = "{\"id\":1,\"username\":\"me\"}";
                    String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body;
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException | InterruptedException e) {
                // gone
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
                closeAll();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
