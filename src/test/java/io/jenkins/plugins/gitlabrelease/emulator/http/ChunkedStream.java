package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112 section 7.1); trailers are read and dropped. */
final class ChunkedStream extends InputStream {

    private final InputStream connection;
    private long leftInChunk;
    private boolean first = true;
    private boolean ended;

    ChunkedStream(InputStream connection) {
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (leftInChunk == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = connection.read(buffer, offset, (int) Math.min(length, leftInChunk));
        if (count < 0) {
            throw new EOFException("the client stopped inside a chunk");
        }
        leftInChunk -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (!first) {
            RequestReader.line(connection);
        }
        first = false;
        String size = RequestReader.line(connection);
        leftInChunk = Long.parseLong(size.split(";", 2)[0].trim(), 16);
        if (leftInChunk == 0) {
            ended = true;
            while (!RequestReader.line(connection).isEmpty()) {
                // a trailer, of no interest
            }
        }
    }
}
