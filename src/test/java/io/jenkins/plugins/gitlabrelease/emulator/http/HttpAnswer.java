package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.nio.charset.StandardCharsets;
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
}
