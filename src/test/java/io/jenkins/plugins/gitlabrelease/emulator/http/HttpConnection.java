package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One connection: request after request until one of the two sides ends it. */
final class HttpConnection implements Runnable {

    /** As much of a refused body is read to save the connection, as Go's server (and so Workhorse) does. */
    static final int WORTH_DRAINING = 256 << 10;

    private final Socket socket;
    private final HttpHandler handler;
    private final CountDownLatch closing;

    HttpConnection(Socket socket, HttpHandler handler, CountDownLatch closing) {
        this.socket = socket;
        this.handler = handler;
        this.closing = closing;
    }

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 64 << 10);
            while (serveOne(in, out)) {
                // and the next one
            }
        } catch (IOException clientIsGone) {
            // there is nobody left to answer
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean serveOne(InputStream in, OutputStream out) throws IOException, InterruptedException {
        Optional<HttpRequest> next = RequestReader.read(in, () -> {
            out.write(RequestReader.bytes("HTTP/1.1 100 Continue\r\n\r\n"));
            out.flush();
        });
        if (next.isEmpty()) {
            return false;
        }
        HttpRequest request = next.get();
        HttpAnswer answer = handler.handle(request);
        boolean drained = answer.delivery() == Delivery.WHOLE && request.body().drain(WORTH_DRAINING);
        boolean keepAlive = drained
                && request.header("Connection")
                        .filter("close"::equalsIgnoreCase)
                        .isEmpty();
        AnswerWriter.write(answer, request.method(), keepAlive, out);
        if (answer.delivery().stalls()) {
            closing.await();
        }
        if (answer.delivery().resets()) {
            socket.setSoLinger(true, 0);
        }
        return keepAlive;
    }
}
