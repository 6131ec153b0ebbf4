package io.jenkins.plugins.gitlabrelease.emulator.http;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer.AnswerWriter;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer.Delivery;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import javax.net.ServerSocketFactory;

/** Accepts connections on the loopback interface. Its threads are daemons and end when it is closed. */
public final class HttpListener implements Closeable {

    private static final int BACKLOG = 200;

    private final ServerSocket serverSocket;
    private final HttpHandler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    private HttpListener(ServerSocket serverSocket, HttpHandler handler) {
        this.serverSocket = serverSocket;
        this.handler = handler;
    }

    /**
     * Starts to listen on 127.0.0.1.
     *
     * @param port 0 for any free one
     * @param sockets the JDK's default factory, or one of an {@code SSLContext} for HTTPS
     */
    public static HttpListener open(int port, ServerSocketFactory sockets, HttpHandler handler) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        HttpListener listener = new HttpListener(sockets.createServerSocket(port, BACKLOG, loopback), handler);
        start("emulator-" + listener.port(), listener::acceptAll);
        return listener;
    }

    /** Returns the port on which it listens. */
    public int port() {
        return serverSocket.getLocalPort();
    }

    private void acceptAll() {
        while (!serverSocket.isClosed()) {
            try {
                serve(serverSocket.accept());
            } catch (IOException closedOrRefused) {
                // the loop's condition tells one from the other
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        open.add(socket);
        if (serverSocket.isClosed()) {
            socket.close();
        }
        start("emulator-" + port() + "-" + socket.getPort(), () -> {
            new HttpConnection(socket, handler, closing).run();
            open.remove(socket);
        });
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Stops listening, releases what stalls, and breaks every open connection off. */
    @Override
    public void close() throws IOException {
        serverSocket.close();
        closing.countDown();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Answers requests, from several threads at once. */
    @FunctionalInterface
    public interface HttpHandler {

        /**
         * Answers one request, whose body it may leave unread.
         *
         * @throws IOException if the body could not be read; the connection ends without an answer
         */
        HttpAnswer handle(HttpRequest request) throws IOException;
    }

    /** One connection: request after request until one of the two sides ends it. */
    static final class HttpConnection implements Runnable {

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
            boolean drained =
                    answer.delivery() == Delivery.WHOLE && request.body().drain(WORTH_DRAINING);
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
}
