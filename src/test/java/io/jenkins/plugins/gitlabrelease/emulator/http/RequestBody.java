package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request. It is read from the connection only as far as the handler reads it. */
public final class RequestBody extends InputStream {

    /** Runs before the first byte is read, to tell a client that waits for {@code 100 Continue} to go on. */
    interface Invitation {
        void send() throws IOException;
    }

    private final InputStream framed;
    private final long declaredLength;
    private Invitation invitation;
    private long received;
    private boolean ended;
    private byte[] kept = new byte[0];

    /**
     * @param framed ends where the body ends
     * @param declaredLength what {@code Content-Length} says, or -1 for a chunked body
     */
    RequestBody(InputStream framed, long declaredLength, Invitation invitation) {
        this.framed = framed;
        this.declaredLength = declaredLength;
        this.invitation = invitation;
        this.ended = declaredLength == 0;
    }

    /** Returns the length that the client declared, or -1 if it sends chunks. */
    public long declaredLength() {
        return declaredLength;
    }

    /** Returns how many bytes were read so far. */
    public long received() {
        return received;
    }

    /** Reads the whole body into memory, where {@link #kept()} finds it again. */
    public byte[] keepAll() throws IOException {
        kept = readAllBytes();
        return kept;
    }

    /** Returns what {@link #keepAll()} read; empty if it was not called. */
    public byte[] kept() {
        return kept;
    }

    /**
     * Discards the rest if it is short enough for the connection to be worth keeping.
     *
     * @return whether the connection now stands at the start of the next request
     */
    boolean drain(int limit) throws IOException {
        if (ended) {
            return true;
        }
        boolean stillWaiting = invitation != null;
        if (stillWaiting || declaredLength - received > limit) {
            return false;
        }
        skipNBytesAtMost(limit);
        return ended;
    }

    private void skipNBytesAtMost(int limit) throws IOException {
        readNBytes(limit);
        ended = ended || read() < 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (invitation != null) {
            Invitation first = invitation;
            invitation = null;
            first.send();
        }
        int count = framed.read(buffer, offset, length);
        if (count < 0) {
            ended = true;
        } else {
            received += count;
            ended = received == declaredLength;
        }
        return count;
    }
}
