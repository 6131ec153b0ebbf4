package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes the part of an answer that its delivery allows. */
final class AnswerWriter {

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
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " " + reason(answer.status()) + "\r\n");
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
