package io.jenkins.plugins.gitlabrelease.gitlab.http;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
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

    /** Reads a success. Runs on a thread of the client, so that an interrupted caller never waits for the network. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(Response response) throws IOException;

        /** The machine that reads a success itself; null for this one. */
        @CheckForNull
        default Carrier carrier() {
            return null;
        }

        /** What a success has to give there; null if a file is uploaded. */
        @CheckForNull
        default TransferOrder.Wanted wanted() {
            return null;
        }

        /** Reads the answer that another machine has. */
        default Reader<T> after(TransferReport report) {
            return this;
        }
    }

    /**
     * One page of a list.
     *
     * @param next where the next one is, null for the last
     */
    record Page<T>(List<T> items, @CheckForNull HttpUrl next) {}

    static <T> Reader<T> json(Class<T> type) {
        return response -> parsed(response, bytes(response), type);
    }

    /** Reads what was deleted; some versions answer without a body. */
    public static <T> Reader<Optional<T>> deleted(Class<T> type) {
        return response -> {
            byte[] body = bytes(response);
            return body.length == 0 ? Optional.empty() : Optional.of(parsed(response, body, type));
        };
    }

    /**
     * Reads an object that not every version answers with.
     *
     * @param present whether the answer is that object
     */
    public static <T> Reader<Optional<T>> where(Predicate<JsonNode> present, Class<T> type) {
        return response -> {
            byte[] body = bytes(response);
            boolean is = present.test(parsed(response, body, JsonNode.class));
            return is ? Optional.of(parsed(response, body, type)) : Optional.empty();
        };
    }

    static <T> Reader<Page<T>> page(Class<T> item) {
        return response -> {
            byte[] body = bytes(response);
            List<T> items;
            try {
                items = Json.readList(body, item, response.request().tag(GitLabToken.class));
            } catch (IOException e) {
                throw new Unreadable(response, body);
            }
            return new Page<>(items, Paged.nextPage(response.request().url(), response.headers()));
        };
    }

    public static Reader<String> text() {
        return response -> new String(bytes(response), StandardCharsets.UTF_8);
    }

    /**
     * For writes whose answer says nothing but that they are done: it is empty or JSON. A web page comes from something
     * else than GitLab's API, which then has not done it.
     */
    public static Reader<Boolean> nothing() {
        return response -> {
            byte[] body = bytes(response);
            if (!new String(body, StandardCharsets.UTF_8).isBlank()) {
                parsed(response, body, JsonNode.class);
            }
            return true;
        };
    }

    private static <T> T parsed(Response response, byte[] body, Class<T> type) throws IOException {
        try {
            return Json.read(body, type, response.request().tag(GitLabToken.class));
        } catch (IOException e) {
            throw new Unreadable(response, body);
        }
    }

    private static byte[] bytes(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(LARGEST_JSON + 1L)) {
            throw new Unreadable(response);
        }
        return source.readByteArray();
    }

    /** A success whose body is too large, or not what GitLab sends. */
    static final class Unreadable extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private static final int START = 2000;

        private final ErrorKind kind;
        private final String start;

        /** The answer is too large. */
        Unreadable(Response response) {
            this(ErrorKind.ANSWER_TOO_LARGE, response, "");
        }

        /** The answer is of another shape. What the parser says is left out, because it quotes the body. */
        Unreadable(Response response, byte[] body) {
            this(
                    ErrorKind.NOT_JSON,
                    response,
                    new String(body, 0, Math.min(body.length, START), StandardCharsets.UTF_8));
        }

        private Unreadable(ErrorKind kind, Response response, String start) {
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
    }
}
