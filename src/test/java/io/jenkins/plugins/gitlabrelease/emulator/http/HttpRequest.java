package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * One request as it came over the wire.
 *
 * @param method upper case
 * @param target the request target exactly as sent: nothing is decoded or normalised
 * @param headers names are case-insensitive
 * @param body the body without its framing; empty if the request has none
 */
public record HttpRequest(String method, String target, HttpHeaders headers, RequestBody body) {

    /** Returns the target up to the question mark. */
    public String rawPath() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns what follows the question mark, or an empty text. */
    public String rawQuery() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    /** The same request with a body that was read before. */
    public HttpRequest withBody(InputStream bytes, long length) {
        return new HttpRequest(method, target, headers, new RequestBody(bytes, length, null));
    }

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The body of a request. It is read from the connection only as far as the handler reads it. */
    public static final class RequestBody extends InputStream {

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
}
