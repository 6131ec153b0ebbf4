package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import okhttp3.Response;

/** A success whose body is too large, or not what GitLab sends. */
final class UnreadableAnswer extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int START = 2000;

    private final ErrorKind kind;
    private final String start;

    /** The answer is too large. */
    UnreadableAnswer(Response response) {
        this(ErrorKind.ANSWER_TOO_LARGE, response, "");
    }

    /** The answer is of another shape. What the parser says is not kept: it quotes the body, of which nothing is known. */
    UnreadableAnswer(Response response, byte[] body) {
        this(ErrorKind.NOT_JSON, response, start(body));
    }

    private UnreadableAnswer(ErrorKind kind, Response response, String start) {
        super("unreadable answer of status " + response.code());
        this.kind = kind;
        this.start = start;
    }

    ErrorKind kind() {
        return kind;
    }

    /** How the body begins. */
    String start() {
        return start;
    }

    private static String start(byte[] body) {
        return new String(body, 0, Math.min(body.length, START), StandardCharsets.UTF_8);
    }
}
