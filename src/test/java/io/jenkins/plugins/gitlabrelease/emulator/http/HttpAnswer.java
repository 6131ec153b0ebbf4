package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer. Immutable.
 *
 * @param status the HTTP status
 * @param headers in the order in which they are sent; {@code Content-Length}, {@code Date} and {@code Connection} are added on the way
 * @param body what is sent, except after a {@code HEAD}
 * @param delivery how it is sent
 */
public record HttpAnswer(int status, Map<String, String> headers, AnswerBody body, Delivery delivery) {

    public HttpAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** An answer without headers and without a body. */
    public static HttpAnswer status(int status) {
        return new HttpAnswer(status, Map.of(), AnswerBody.EMPTY, Delivery.WHOLE);
    }

    /** An answer with a body in UTF-8. */
    public static HttpAnswer text(int status, String contentType, String body) {
        return status(status).header("Content-Type", contentType).body(body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with one more header, or with another value of it. */
    public HttpAnswer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpAnswer(status, more, body, delivery);
    }

    /** The same answer with these headers added. */
    public HttpAnswer headers(Map<String, String> added) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(added);
        return new HttpAnswer(status, more, body, delivery);
    }

    /** The same answer with another body. */
    public HttpAnswer body(byte[] bytes) {
        return body(AnswerBody.of(bytes));
    }

    /** The same answer with another body. */
    public HttpAnswer body(AnswerBody other) {
        return new HttpAnswer(status, headers, other, delivery);
    }

    /** The same answer, delivered in another way. */
    public HttpAnswer delivered(Delivery other) {
        return new HttpAnswer(status, headers, body, other);
    }

    /** The bytes of an answer. */
    public interface AnswerBody {

        /** No bytes. */
        AnswerBody EMPTY = of(new byte[0]);

        /** Returns the exact length in bytes. */
        long length() throws IOException;

        /** Opens the bytes; the caller closes the stream. */
        InputStream open() throws IOException;

        /** Bytes in memory. */
        static AnswerBody of(byte[] bytes) {
            return new AnswerBody() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }

        /** The bytes of a file, read while they are sent. */
        static AnswerBody of(Path file) {
            return new AnswerBody() {
                @Override
                public long length() throws IOException {
                    return Files.size(file);
                }

                @Override
                public InputStream open() throws IOException {
                    return Files.newInputStream(file);
                }
            };
        }
    }

    /** How an answer reaches the client. All but the first leave the connection unusable. */
    public enum Delivery {
        /** The whole answer; the connection stays open for the next request. */
        WHOLE,
        /** No byte of an answer, and an orderly end of the connection. */
        CLOSED,
        /** No byte of an answer, and a TCP reset. */
        RESET,
        /** Headers with the full length, half of the body, then an orderly end of the connection. */
        TRUNCATED,
        /** Headers with the full length, half of the body, then a TCP reset. */
        RESET_IN_BODY,
        /** No byte of an answer until the server is closed. */
        STALLED,
        /** Headers with the full length, half of the body, then nothing until the server is closed. */
        STALLED_IN_BODY;

        boolean sendsHead() {
            return this == WHOLE || sendsHalfOfBody();
        }

        boolean sendsHalfOfBody() {
            return this == TRUNCATED || this == RESET_IN_BODY || this == STALLED_IN_BODY;
        }

        boolean resets() {
            return this == RESET || this == RESET_IN_BODY;
        }

        boolean stalls() {
            return this == STALLED || this == STALLED_IN_BODY;
        }
    }

    /** Writes the part of an answer that its delivery allows. */
    static final class AnswerWriter {

        private AnswerWriter() {}

        static void write(HttpAnswer answer, String method, boolean keepAlive, OutputStream out) throws IOException {
            if (!answer.delivery().sendsHead()) {
                return;
            }
            long length = answer.body().length();
            out.write(RequestReader.bytes(head(answer, length, keepAlive)));
            if (!method.equals("HEAD")) {
                long sent = answer.delivery().sendsHalfOfBody() ? length / 2 : length;
                copy(answer.body(), sent, out);
            }
            out.flush();
        }

        private static String head(HttpAnswer answer, long length, boolean keepAlive) {
            StringBuilder head =
                    new StringBuilder("HTTP/1.1 " + answer.status() + " " + reason(answer.status()) + "\r\n");
            answer.headers().forEach((name, value) -> head.append(line(name, value)));
            if (answer.status() != 204 && answer.status() != 304) {
                head.append(line("Content-Length", Long.toString(length)));
            }
            head.append(line("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC))));
            head.append(line("Connection", keepAlive ? "keep-alive" : "close"));
            return head.append("\r\n").toString();
        }

        private static String line(String name, String value) {
            return name + ": " + value + "\r\n";
        }

        private static void copy(AnswerBody body, long count, OutputStream out) throws IOException {
            byte[] buffer = new byte[64 << 10];
            try (InputStream in = body.open()) {
                for (long left = count; left > 0; ) {
                    int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        throw new IOException("the stored file is shorter than it was");
                    }
                    out.write(buffer, 0, read);
                    left -= read;
                }
            }
        }

        private static String reason(int status) {
            return switch (status) {
                case 200 -> "OK";
                case 201 -> "Created";
                case 202 -> "Accepted";
                case 204 -> "No Content";
                case 301 -> "Moved Permanently";
                case 302 -> "Found";
                case 400 -> "Bad Request";
                case 401 -> "Unauthorized";
                case 403 -> "Forbidden";
                case 404 -> "Not Found";
                case 405 -> "Method Not Allowed";
                case 409 -> "Conflict";
                case 413 -> "Request Entity Too Large";
                case 422 -> "Unprocessable Entity";
                case 429 -> "Too Many Requests";
                case 500 -> "Internal Server Error";
                case 502 -> "Bad Gateway";
                case 503 -> "Service Unavailable";
                default -> "Status " + status;
            };
        }
    }
}
