package io.jenkins.plugins.gitlabrelease.emulator.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer.Delivery;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpListener.HttpHandler;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpListenerTest {

    private volatile HttpHandler handler = HttpListenerTest::echo;
    private final HttpListener listener;

    HttpListenerTest() throws IOException {
        listener = HttpListener.open(0, ServerSocketFactory.getDefault(), request -> handler.handle(request));
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void servesSeveralRequestsOnOneConnection() throws Exception {
        try (RawConnection client = connect()) {
            client.send("POST /a HTTP/1.1\nContent-Length: 3\n\nabcPOST /b HTTP/1.1\nContent-Length: 2\n\nde");
            assertTrue(client.head().contains("Connection: keep-alive"));
            assertEquals("/a abc", client.body(6));
            client.head();
            assertEquals("/b de", client.body(5));
        }
    }

    @Test
    void closesWhenTheClientAsksFor() throws Exception {
        try (RawConnection client = connect()) {
            String answer =
                    client.send("GET /a HTTP/1.1\nConnection: close\n\n").rest();
            assertTrue(answer.endsWith("\r\n\r\n/a "), answer);
        }
    }

    @Test
    void givesTheTargetAsItWasSent() throws Exception {
        try (RawConnection client = connect()) {
            client.send("GET /x%2Fy/../z//%zz?q=a+b%20c HTTP/1.1\n\n").endSending();
            assertTrue(client.rest().endsWith("/x%2Fy/../z//%zz?q=a+b%20c "));
        }
    }

    @Test
    void readsChunks() throws Exception {
        try (RawConnection client = connect()) {
            client.send("POST /a HTTP/1.1\nTransfer-Encoding: chunked\n\n4;x=y\nabcd\n2\nef\n0\nTrailer: t\n\n");
            client.head();
            assertEquals("/a abcdef", client.body(9));
            client.send("POST /b HTTP/1.1\nContent-Length: 1\n\ng");
            client.head();
            assertEquals("/b g", client.body(4));
        }
    }

    @Test
    void answersHeadWithTheLengthAndNoBody() throws Exception {
        try (RawConnection client = connect()) {
            String answer =
                    client.send("HEAD /abc HTTP/1.1\nConnection: close\n\n").rest();
            assertTrue(answer.contains("Content-Length: 5\r\n"), answer);
            assertTrue(answer.endsWith("\r\n\r\n"), answer);
        }
    }

    @Test
    void invitesTheBodyWhenItIsRead() throws Exception {
        try (RawConnection client = connect()) {
            client.send("PUT /a HTTP/1.1\nContent-Length: 3\nExpect: 100-continue\n\n");
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", client.head());
            client.send("abc");
            client.head();
            assertEquals("/a abc", client.body(6));
        }
    }

    @Test
    void doesNotInviteABodyThatNobodyReads() throws Exception {
        handler = request -> HttpAnswer.status(403);
        try (RawConnection client = connect()) {
            String answer = client.send("PUT /a HTTP/1.1\nContent-Length: 3\nExpect: 100-continue\n\n")
                    .rest();
            assertTrue(answer.startsWith("HTTP/1.1 403 Forbidden\r\n"), answer);
            assertTrue(answer.contains("Connection: close\r\n"), answer);
        }
    }

    @Test
    void keepsAConnectionWhoseUnreadBodyIsShort() throws Exception {
        handler = request -> HttpAnswer.status(403);
        try (RawConnection client = connect()) {
            client.send("PUT /a HTTP/1.1\nContent-Length: 3\n\nabc");
            assertTrue(client.head().contains("Connection: keep-alive"));
            client.send("PUT /a HTTP/1.1\nContent-Length: 3\n\nabc");
            assertTrue(client.head().startsWith("HTTP/1.1 403"));
        }
    }

    @Test
    void answersBeforeALongBodyHasCome() throws Exception {
        handler = request -> HttpAnswer.status(403);
        try (RawConnection client = connect()) {
            client.send("PUT /a HTTP/1.1\nContent-Length: 1000000000\n\nabc");
            assertTrue(client.head().contains("Connection: close"));
        }
    }

    @Test
    void endsAnOrderlyConnectionWithoutAnAnswer() throws Exception {
        handler = request -> HttpAnswer.status(200).delivered(Delivery.CLOSED);
        try (RawConnection client = connect()) {
            assertEquals("", client.send("GET /a HTTP/1.1\n\n").rest());
        }
    }

    @Test
    void resetsAConnection() throws Exception {
        handler = request -> HttpAnswer.status(200).delivered(Delivery.RESET);
        try (RawConnection client = connect()) {
            client.send("GET /a HTTP/1.1\n\n");
            assertThrows(SocketException.class, client::rest);
        }
    }

    @Test
    void sendsHalfABody() throws Exception {
        handler = request -> HttpAnswer.text(200, "text/plain", "12345678").delivered(Delivery.TRUNCATED);
        try (RawConnection client = connect()) {
            String answer = client.send("GET /a HTTP/1.1\n\n").rest();
            assertTrue(answer.contains("Content-Length: 8\r\n"), answer);
            assertTrue(answer.endsWith("\r\n\r\n1234"), answer);
        }
    }

    @Test
    void stallsInABodyUntilItIsClosed() throws Exception {
        handler = request -> HttpAnswer.text(200, "text/plain", "12345678").delivered(Delivery.STALLED_IN_BODY);
        try (RawConnection client = connect()) {
            client.send("GET /a HTTP/1.1\n\n");
            client.head();
            assertEquals("1234", client.body(4));
            listener.close();
            assertEquals("", client.rest());
        }
    }

    @Test
    void doesNotAnswerWhatIsNotHttp() throws Exception {
        try (RawConnection client = connect()) {
            assertFalse(client.send("HELLO\n\n").rest().startsWith("HTTP"));
        }
    }

    @Test
    void failsAtOnceIfThePortIsTaken() {
        assertThrows(
                IOException.class, () -> HttpListener.open(listener.port(), ServerSocketFactory.getDefault(), handler));
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(listener.port());
    }

    private static HttpAnswer echo(HttpRequest request) throws IOException {
        String body = new String(request.body().readAllBytes(), StandardCharsets.ISO_8859_1);
        return HttpAnswer.text(200, "text/plain", request.target() + " " + body);
    }
}
