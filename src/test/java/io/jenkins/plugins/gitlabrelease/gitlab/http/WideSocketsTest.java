package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WideSocketsTest {

    @Test
    void sendWhatIsWrittenAtOnce() throws Exception {
        try (Socket socket = WideSockets.INSTANCE.createSocket()) {
            assertTrue(socket.getTcpNoDelay(), "the last piece of a file would wait for a round trip");
        }
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                Socket socket = WideSockets.INSTANCE.createSocket(loopback, server.getLocalPort())) {
            assertTrue(socket.getTcpNoDelay());
        }
    }

    @Test
    void gatherPiecesUntilTheyAreFlushed() throws Exception {
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        byte[] piece = new byte[8 * 1024];
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                Socket socket = WideSockets.INSTANCE.createSocket(loopback, server.getLocalPort());
                Socket other = server.accept()) {
            Arrays.fill(piece, (byte) 1);
            socket.getOutputStream().write(piece);
            socket.getOutputStream().write(piece);
            assertEquals(0, other.getInputStream().available());
            socket.getOutputStream().flush();
            assertEquals(2 * piece.length, other.getInputStream().readNBytes(2 * piece.length).length);
        }
    }
}
