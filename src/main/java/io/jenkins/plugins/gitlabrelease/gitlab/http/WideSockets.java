package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets that move 64 KiB with each call of the operating system. OkHttp reads and writes in pieces of 8 KiB, each of
 * which would be a call of its own. What is written leaves at once (TCP_NODELAY): else the system keeps the last piece of a
 * file back until the server has confirmed those before, which costs a round trip or the 40 ms of a delayed confirmation
 * (RFC 9293, 3.7.4). All clients share one factory, since OkHttp does not use a connection of another.
 */
final class WideSockets extends SocketFactory {
    static final SocketFactory INSTANCE = new WideSockets();

    private static final int BUFFER = 64 * 1024;

    private WideSockets() {}

    @Override
    public Socket createSocket() throws SocketException {
        Socket socket = new WideSocket();
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private static Socket connected(InetSocketAddress address, InetSocketAddress local) throws IOException {
        Socket socket = INSTANCE.createSocket();
        try {
            if (local != null) {
                socket.bind(local);
            }
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** OkHttp flushes after each request. */
    private static final class WideSocket extends Socket {
        private InputStream in;
        private OutputStream out;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (in == null) {
                in = new BufferedInputStream(super.getInputStream(), BUFFER);
            }
            return in;
        }

        @Override
        public synchronized OutputStream getOutputStream() throws IOException {
            if (out == null) {
                out = new BufferedOutputStream(super.getOutputStream(), BUFFER);
            }
            return out;
        }
    }
}
