package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A file that another machine sends, and what that machine can say about it. */
class FileTransferTest {
    private static final ProjectId APP = ProjectId.of("acme/app");
    private static final String STORED =
            "{\"id\":7,\"package_id\":1,\"file_name\":\"a.zip\",\"size\":3,\"file_sha256\":null}";
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final TransferReport.Connection SENT = new TransferReport.Connection(true, false, false);

    private final List<Long> progress = new ArrayList<>();

    /** A file that is there, with the given length and bytes. */
    private UploadSource there(int length, String bytes) {
        return carried(OtherMachine.with(
                new UploadSource() {
                    @Override
                    public long length() {
                        return length;
                    }

                    @Override
                    public InputStream open() {
                        return new ByteArrayInputStream(bytes.getBytes(UTF_8));
                    }
                },
                progress::add));
    }

    private static UploadSource carried(Carrier carrier) {
        return new UploadSource() {
            @Override
            public long length() {
                return 3;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("the file was read here");
            }

            @Override
            public String sha256() {
                return SHA256_OF_ABC;
            }

            @Override
            public Carrier carrier() {
                return carrier;
            }
        };
    }

    private static PackageFile upload(Scripted server, UploadSource source) throws Exception {
        return server.client().packages(APP).upload("app", "1", "a.zip", source);
    }

    private static GitLabException failure(Scripted server, UploadSource source) {
        return assertThrows(GitLabException.class, () -> upload(server, source));
    }

    /** A machine that says the same of whatever it is to send. */
    private static Carrier saying(TransferReport report) {
        return new Carrier() {
            @Override
            public String name() {
                return "the agent beside";
            }

            @Override
            public TransferReport carry(TransferOrder order, String token) {
                return report;
            }
        };
    }

    private static TransferReport report(int status, Map<String, String> headers, String body, String sha256) {
        return new TransferReport(status, new LinkedHashMap<>(headers), body, SENT, null, 3, sha256);
    }

    @Test
    void theRequestIsTheSame() throws Exception {
        try (Scripted server = new Scripted(Scripted.json(STORED))) {
            assertEquals(7, upload(server, there(3, "abc")).id());
            assertEquals(List.of("abc"), server.bodies);
            assertEquals(
                    "s3cret", server.received.get(0).header("PRIVATE-TOKEN").orElseThrow());
            assertEquals("3", server.received.get(0).header("Content-Length").orElseThrow());
            assertEquals(List.of(3L), progress);
        }
    }

    @Test
    void aRefusalIsReadHere() throws Exception {
        HttpAnswer refusal = HttpAnswer.text(403, "application/json", "{\"message\":\"403 Forbidden\"}");
        try (Scripted server = new Scripted(refusal)) {
            GitLabException there = failure(server, there(3, "abc"));
            GitLabException here = failure(server, new UploadSource() {
                @Override
                public long length() {
                    return 3;
                }

                @Override
                public InputStream open() {
                    return new ByteArrayInputStream("abc".getBytes(UTF_8));
                }
            });
            assertEquals(here.getMessage(), there.getMessage());
            assertEquals(ErrorKind.FORBIDDEN, there.kind());
        }
    }

    @Test
    void repeatsAreDecidedHere() throws Exception {
        HttpAnswer wait = HttpAnswer.text(429, "text/plain", "Retry later").header("Retry-After", "3");
        try (Scripted server = new Scripted(wait, Scripted.json(STORED))) {
            assertEquals(7, upload(server, there(3, "abc")).id());
            assertEquals(2, server.requests.size());
            assertTrue(server.retries.get(0).contains("answered 429"), server.retries::toString);
        }
    }

    @Test
    void aFileOfAnotherLengthIsNotRepeated() throws Exception {
        try (Scripted server = new Scripted(Scripted.json(STORED))) {
            GitLabException e = failure(server, there(3, "ab"));
            assertEquals(ErrorKind.SOURCE_UNREADABLE, e.kind());
            assertTrue(e.getMessage().endsWith("it has only 2 bytes instead of 3."), e.getMessage());
            assertEquals(List.of(), server.retries);
        }
    }

    @Test
    void withoutAWayToGitLabOneLineSaysWhatToDo() throws Exception {
        Scripted server = new Scripted(Scripted.json(STORED));
        server.close();
        GitLabException e = failure(server, there(3, "abc"));
        assertEquals(ErrorKind.UNREACHABLE, e.kind());
        assertTrue(
                e.getMessage()
                        .endsWith(
                                "The file goes from the agent beside straight to GitLab: let that machine reach GitLab, or"
                                        + " set transfer to controller."),
                e.getMessage());
        assertEquals(4, server.retries.size());
    }

    @Test
    void aLostMachineIsNotAskedAgain() throws Exception {
        Carrier lost = new Carrier() {
            @Override
            public String name() {
                return "the agent beside";
            }

            @Override
            public TransferReport carry(TransferOrder order, String token) throws IOException {
                throw new IOException("the agent beside was lost", new IOException("deep down"));
            }
        };
        try (Scripted server = new Scripted(Scripted.json(STORED))) {
            GitLabException e = failure(server, carried(lost));
            assertEquals(ErrorKind.SOURCE_UNREADABLE, e.kind());
            assertTrue(
                    e.getMessage().endsWith("failed, the file to upload could not be read: the agent beside was lost."),
                    e.getMessage());
            assertTrue(e.isUnsettled(), "it may have sent the file");
            assertTrue(server.requests.stream().noneMatch(request -> request.startsWith("PUT")), "nothing is repeated");
        }
    }

    @Test
    void whatItSaysIsNotTrusted() throws Exception {
        try (Scripted server = new Scripted(Scripted.json("[]"))) {
            String message = failure(server, carried(saying(report(200, Map.of(), STORED, "none"))))
                    .getMessage();
            assertTrue(message.contains("it came without the digest of the file"), message);
            assertEquals(
                    ErrorKind.NOT_JSON,
                    failure(server, carried(saying(report(200, Map.of(), "<html>", SHA256_OF_ABC))))
                            .kind());
            assertEquals(
                    ErrorKind.UNEXPECTED,
                    failure(server, carried(saying(report(0, Map.of(), "", SHA256_OF_ABC))))
                            .kind());
            Map<String, String> split = Map.of("X-Request-Id", "1\r\nINFO: forged");
            message = failure(server, carried(saying(report(403, split, "", SHA256_OF_ABC))))
                    .getMessage();
            assertFalse(message.contains("\n") || message.contains("\r"), message);
            TransferReport forged = new TransferReport(
                    0,
                    new LinkedHashMap<>(),
                    "",
                    SENT,
                    new TransferReport.Failure(ErrorKind.UNREACHABLE, "a\nb\u001b[31m s3cret"),
                    0,
                    "");
            message = failure(server, carried(saying(forged))).getMessage();
            assertFalse(message.contains("\n") || message.contains("\u001b") || message.contains("s3cret"), message);
        }
    }

    @Test
    void throughTheProxyOfTheController() throws Exception {
        HttpAnswer ask = HttpAnswer.text(407, "text/plain", "who?").header("Proxy-Authenticate", "Basic realm=\"p\"");
        try (Scripted proxy = new Scripted(ask, Scripted.json(STORED))) {
            Route route = new Route(
                    new Proxy(
                            Proxy.Type.HTTP,
                            new InetSocketAddress(
                                    "127.0.0.1", URI.create(proxy.url()).getPort())),
                    Route.Login.of("user", "word"),
                    null);
            TransferOrder order =
                    new TransferOrder("http://gitlab.invalid/x?sig=secret", "PRIVATE-TOKEN", null, Timeouts.standard());
            UploadSource file = new UploadSource() {
                @Override
                public long length() {
                    return 3;
                }

                @Override
                public InputStream open() {
                    return new ByteArrayInputStream("abc".getBytes(UTF_8));
                }
            };
            TransferReport report = new FileTransfer(order, route).upload("t", file, bytes -> {});
            assertEquals(200, report.status());
            assertEquals(SHA256_OF_ABC, report.sha256());
            assertEquals(List.of("abc", "abc"), proxy.bodies);
            assertTrue(proxy.received.get(1).header("Proxy-Authorization").isPresent());
            assertFalse(
                    (order + "" + route).contains("secret") || route.toString().contains("dXNlcjp3b3Jk"));
        }
    }

    @Test
    void aStoreGivesTheFile() throws Exception {
        HttpAnswer file = HttpAnswer.status(200).body("abc".getBytes(UTF_8));
        try (Scripted store = new Scripted(file, HttpAnswer.status(403).body(new byte[0]))) {
            StoredFile stored = new StoredFile(store.url() + "/a?sig=secret", 3, Route.OWN);
            assertEquals(SHA256_OF_ABC, stored.sha256());
            String message = assertThrows(IOException.class, stored::open).getMessage();
            assertEquals("the store of the artifacts answered 403", message);
            assertFalse(stored.toString().contains("secret"));
        }
    }
}
