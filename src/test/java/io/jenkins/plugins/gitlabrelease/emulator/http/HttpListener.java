package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
}
