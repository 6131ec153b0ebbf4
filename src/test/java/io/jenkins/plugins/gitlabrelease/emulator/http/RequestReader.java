package io.jenkins.plugins.gitlabrelease.emulator.http;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest.RequestBody;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the head of a request and frames its body. */
final class RequestReader {

    private static final int LONGEST_LINE = 64 << 10;

    private RequestReader() {}

    /** Reads the next request, or nothing if the client closed the connection between two requests. */
    static Optional<HttpRequest> read(InputStream connection, RequestBody.Invitation invitation) throws IOException {
        Optional<String> requestLine = firstLine(connection);
        if (requestLine.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = requestLine.get().split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("not an HTTP/1 request line: " + requestLine.get());
        }
        HttpHeaders headers = headers(connection);
        return Optional.of(new HttpRequest(parts[0], parts[1], headers, body(connection, headers, invitation)));
    }

    private static Optional<String> firstLine(InputStream connection) throws IOException {
        connection.mark(1);
        if (connection.read() < 0) {
            return Optional.empty();
        }
        connection.reset();
        return Optional.of(line(connection));
    }

    private static HttpHeaders headers(InputStream connection) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(connection); !line.isEmpty(); line = line(connection)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new ProtocolException("not a header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).trim());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private static RequestBody body(InputStream connection, HttpHeaders headers, RequestBody.Invitation invitation) {
        boolean waits = headers.firstValue("Expect")
                .filter("100-continue"::equalsIgnoreCase)
                .isPresent();
        RequestBody.Invitation ifExpected = waits ? invitation : null;
        if (headers.firstValue("Transfer-Encoding")
                .filter("chunked"::equalsIgnoreCase)
                .isPresent()) {
            return new RequestBody(new ChunkedStream(connection), -1, ifExpected);
        }
        long length = headers.firstValueAsLong("Content-Length").orElse(0);
        return new RequestBody(new FixedLengthStream(connection, length), length, ifExpected);
    }

    /** Reads up to the end of a line, which is not part of the result. */
    static String line(InputStream connection) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = connection.read(); next != '\n'; next = connection.read()) {
            if (next < 0) {
                throw new EOFException("the client stopped inside a line");
            }
            if (line.length() == LONGEST_LINE) {
                throw new ProtocolException("a line of more than " + LONGEST_LINE + " bytes");
            }
            line.append((char) next);
        }
        boolean carriageReturn = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
        return carriageReturn ? line.substring(0, line.length() - 1) : line.toString();
    }

    /** Texts of the head are bytes; this is how they are written back. */
    static byte[] bytes(String head) {
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A body in chunks (RFC 9112 section 7.1); trailers are read and dropped. */
    static final class ChunkedStream extends InputStream {

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

    /** A body whose length was declared. */
    static final class FixedLengthStream extends InputStream {

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
}
