package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okhttp3.Response;
import okio.BufferedSource;

/** Readers of successes, which never hold more than {@link #LARGEST_JSON} bytes. */
public final class Answers {
    /**
     * The most bytes of JSON that are read. A release description has up to 1,000,000 characters, each up to six bytes
     * of JSON, and may come twice, once as HTML.
     */
    static final int LARGEST_JSON = 32 * 1024 * 1024;

    private Answers() {}

    static <T> AnswerReader<T> json(Class<T> type) {
        return response -> parsed(response, bytes(response), type);
    }

    /** Reads what was deleted; some versions answer without a body. */
    public static <T> AnswerReader<Optional<T>> deleted(Class<T> type) {
        return response -> {
            byte[] body = bytes(response);
            return body.length == 0 ? Optional.empty() : Optional.of(parsed(response, body, type));
        };
    }

    static <T> AnswerReader<Page<T>> page(Class<T> item) {
        return response -> {
            byte[] body = bytes(response);
            List<T> items;
            try {
                items = Json.readList(body, item);
            } catch (IOException e) {
                throw new UnreadableAnswer(response, body);
            }
            return new Page<>(items, NextPage.of(response.request().url(), response.headers()));
        };
    }

    public static AnswerReader<String> text() {
        return response -> new String(bytes(response), StandardCharsets.UTF_8);
    }

    /** For writes whose answer says nothing. */
    public static AnswerReader<Boolean> nothing() {
        return response -> true;
    }

    private static <T> T parsed(Response response, byte[] body, Class<T> type) throws IOException {
        try {
            return Json.read(body, type);
        } catch (IOException e) {
            throw new UnreadableAnswer(response, body);
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_JSON + 1L)) {
            throw new UnreadableAnswer(response);
        }
        return source.readByteArray();
    }
}
