package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body whose length was declared. */
final class FixedLengthStream extends InputStream {

    private final InputStream connection;
    private long left;

    FixedLengthStream(InputStream connection, long length) {
        this.connection = connection;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = connection.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the client left " + left + " bytes unsent");
        }
        left -= count;
        return count;
    }
}
