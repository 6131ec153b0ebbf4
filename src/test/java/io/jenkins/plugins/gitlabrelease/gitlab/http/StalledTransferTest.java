package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.Failures;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A transfer may take any time, as long as something moves. */
@Timeout(60)
class StalledTransferTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Timeouts IMPATIENT = new Timeouts(SOON, SOON, Duration.ofSeconds(1), SOON);

    private interface Service {
        void serve(Socket socket) throws Exception;
    }

    private static ServerSocket server(Service service) throws IOException {
        ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    try (Socket socket = listener.accept()) {
                        service.serve(socket);
                    }
                }
            } catch (Exception e) {
                // closed
            }
        });
        thread.setDaemon(true);
        thread.start();
        return listener;
    }

    private static GitLabClient client(String url) {
        return GitLabClient.builder(ServerUrl.parse(url))
                .token(GitLabToken.personal("s3cret"))
                .timeouts(IMPATIENT)
                .retries(Retrier.Policy.none())
                .build();
    }

    private static String url(ServerSocket listener) {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Never ends by itself. */
    private static UploadSource endless() {
        return Fixture.source(Long.MAX_VALUE, new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        });
    }

    @Test
    void anUploadThatTheServerDoesNotReadEnds() throws Exception {
        try (ServerSocket listener = server(socket -> Thread.sleep(30_000))) {
            GitLabException e = Failures.of(
                    ErrorKind.UNREACHABLE,
                    () -> client(url(listener)).packages(APP).upload("app", "1", "a", endless()));
            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
            assertTrue(e.isAmbiguous());
        }
    }

    @Test
    void anUploadThatIsNotAnsweredEnds() throws Exception {
        try (ServerSocket listener = server(socket -> {
            while (socket.getInputStream().read(new byte[8192]) >= 0) {
                continue;
            }
        })) {
            GitLabException e = Failures.of(
                    ErrorKind.UNREACHABLE,
                    () -> client(url(listener)).packages(APP).upload("app", "1", "a", Fixture.source(new byte[10])));
            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
        }
    }

    @Test
    void aSlowFileIsNoStall() throws Exception {
        try (Fixture fixture = new Fixture()) {
            GitLabClient client = fixture.builder(fixture.gitlab.url())
                    .token(GitLabToken.personal(fixture.gitlab.token(Role.MAINTAINER, "api")))
                    .timeouts(new Timeouts(SOON, SOON, Duration.ofMinutes(1), Duration.ofMinutes(1)))
                    .retries(Retrier.Policy.none())
                    .build();
            UploadSource slow = Fixture.source(2, new InputStream() {
                private int left = 2;

                @Override
                public int read() throws IOException {
                    try {
                        Thread.sleep(500);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return left-- > 0 ? 'a' : -1;
                }
            });
            assertEquals(2, client.packages(APP).upload("app", "1", "a", slow).size());
        }
    }

    @Test
    void aDownloadThatStopsEnds() throws Exception {
        try (Fixture fixture = new Fixture()) {
            fixture.gitlab.tokens().personalOf("s3cret", "api").role(Role.MAINTAINER);
            fixture.app.addPackageFile("app", "1", "a", new byte[1_000_000]);
            fixture.gitlab.faults().on("GET", "/generic/", Fault.stallInBody());
            GitLabException e =
                    Failures.of(ErrorKind.UNREACHABLE, () -> download(fixture.gitlab.url(), new Memory(1 << 30)));
            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
        }
    }

    @Test
    void aDownloadThatOnlyDripsEnds() throws Exception {
        try (ServerSocket listener = server(socket -> {
            socket.getInputStream().read(new byte[8192]);
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1_000_000; i++) {
                out.write('x');
                Thread.sleep(20);
            }
        })) {
            GitLabException e = Failures.of(ErrorKind.UNREACHABLE, () -> download(url(listener), new Memory(1 << 30)));
            assertTrue(e.getMessage().contains("timed out"), e.getMessage());
        }
    }

    @Test
    void aDownloadStopsAtTheLimitOfItsTarget() throws Exception {
        try (Fixture fixture = new Fixture()) {
            fixture.gitlab.tokens().personalOf("s3cret", "api").role(Role.MAINTAINER);
            fixture.app.addPackageFile("app", "1", "a", new byte[1_000_000]);
            Memory small = new Memory(100_000);
            GitLabException e = Failures.of(ErrorKind.TOO_LARGE, () -> download(fixture.gitlab.url(), small));
            assertTrue(e.getMessage().contains("more than 100000 bytes"), e.getMessage());
            assertEquals(0, fixture.retries.size());
        }
    }

    private static void download(String url, DownloadTarget target) throws Exception {
        ServerUrl server = ServerUrl.parse(url);
        ReleaseLink link = new ReleaseLink(
                1, "a", url + "/api/v4/projects/acme%2Fapp/packages/generic/app/1/a", null, LinkType.PACKAGE);
        AssetAccess access = new AssetAccess(server, server, Set.of("acme/app"), true);
        client(url).releaseLinks(APP).download(link, access, target, null);
    }

    private static final class Memory implements DownloadTarget {
        private final long largest;
        private boolean discarded;

        Memory(long largest) {
            this.largest = largest;
        }

        @Override
        public OutputStream open() {
            return new ByteArrayOutputStream();
        }

        @Override
        public void complete() {}

        @Override
        public void discard() {
            discarded = true;
        }

        @Override
        public long largest() {
            return largest;
        }

        @Override
        public boolean mayBeHtml() {
            return false;
        }
    }
}
