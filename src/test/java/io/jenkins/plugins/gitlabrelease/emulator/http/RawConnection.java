package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly what it is told to, and shows exactly what comes back. */
public final class RawConnection implements Closeable {

    private final Socket socket;

    /** Connects to a port of 127.0.0.1. */
    public RawConnection(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
    }

    /** Sends text; each {@code \n} goes out as a line end of HTTP. */
    public RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Says that nothing more will be sent. */
    public RawConnection endSending() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads the head of the next answer with its empty line. */
    public String head() throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Reads that many bytes. */
    public String body(int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Reads until the server closes the connection. */
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
