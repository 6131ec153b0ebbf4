package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;

/**
 * A request that failed for good. {@link #getMessage()} is one line fit for a build log: what was tried, what GitLab
 * answered, the likely cause and the remedy. It holds no token and no query string; what GitLab said is stripped of
 * control characters and bounded, and is still untrusted text.
 */
public final class GitLabException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final int status;
    private final String words;
    private final String method;
    private final String server;
    private final String path;
    private final String requestId;
    private final LinkedHashMap<String, List<String>> fields;
    private final Instant until;
    private final boolean ambiguous;
    private boolean unsettled;
    private final String summary;

    GitLabException(Facts failure, String message) {
        super(message, failure.cause());
        kind = failure.kind();
        status = failure.status();
        words = failure.words();
        method = failure.method();
        server = failure.server();
        path = failure.path();
        requestId = failure.requestId();
        fields = new LinkedHashMap<>(failure.fields());
        until = failure.until();
        ambiguous = failure.ambiguous();
        unsettled = ambiguous && (status == 0 || status >= 500);
        summary = failure.summary();
    }

    private GitLabException(GitLabException other, String message) {
        super(message, other.getCause());
        kind = other.kind;
        status = other.status;
        words = other.words;
        method = other.method;
        server = other.server;
        path = other.path;
        requestId = other.requestId;
        fields = other.fields;
        until = other.until;
        ambiguous = other.ambiguous;
        unsettled = other.unsettled;
        summary = other.summary;
    }

    /** The same failure with one more sentence. */
    GitLabException with(String sentence) {
        return new GitLabException(this, getMessage() + (getMessage().endsWith(".") ? " " : ". ") + sentence);
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The HTTP status, 0 when there was no answer, or not the whole of one. A refusal that was cut off has its status. */
    public int status() {
        return status;
    }

    /** What GitLab said, in one line; empty when it said nothing. */
    public String words() {
        return words;
    }

    /** The method of the request, such as {@code POST}. */
    public String method() {
        return method;
    }

    /** Scheme, host and port the request went to. */
    public String server() {
        return server;
    }

    /** The encoded path of the request, without its query. */
    public String path() {
        return path;
    }

    /** GitLab's {@code X-Request-Id}, by which its administrator finds the request in the logs. */
    @CheckForNull
    public String requestId() {
        return requestId;
    }

    /** Texts by field, where GitLab refuses values that way; else empty. */
    public Map<String, List<String>> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** When to try again, for {@link ErrorKind#RATE_LIMITED} where GitLab said so. */
    @CheckForNull
    public Instant until() {
        return until;
    }

    /** Whether the request may have had its effect all the same: it was sent, and no clear answer came back. */
    public boolean isAmbiguous() {
        return ambiguous;
    }

    /**
     * Whether the server may still do what this or an earlier attempt at the request asked: it was sent, and no answer came,
     * or one of a server that gave up. Its outcome is known some minutes later.
     */
    public boolean isUnsettled() {
        return unsettled;
    }

    /** Notes that an earlier attempt at the request is unsettled, whatever the last one was answered. */
    GitLabException afterUnsettledAttempt() {
        unsettled = true;
        return this;
    }

    /** What was tried and what came of it, without advice. */
    String summary() {
        return summary;
    }

    /**
     * The facts of a failed request, before they are put into words.
     *
     * @param detail what happened, where it was not GitLab that said something
     */
    record Facts(
            ErrorKind kind,
            int status,
            String words,
            String detail,
            String method,
            String server,
            String path,
            @CheckForNull String requestId,
            Map<String, List<String>> fields,
            @CheckForNull Instant until,
            boolean ambiguous,
            @CheckForNull Throwable cause) {

        /** A failure that GitLab's error words play no part in. */
        static Facts of(ErrorKind kind, ApiRequest request, int status, String detail) {
            HttpUrl url = request.url();
            return new Facts(
                    kind,
                    status,
                    "",
                    detail,
                    request.method(),
                    origin(url),
                    url.encodedPath(),
                    null,
                    Map.of(),
                    null,
                    false,
                    null);
        }

        /** The same with every text that can come from elsewhere replaced. */
        Facts with(UnaryOperator<String> change) {
            return new Facts(
                    kind,
                    status,
                    change.apply(words),
                    change.apply(detail),
                    method,
                    change.apply(server),
                    change.apply(path),
                    requestId == null ? null : change.apply(requestId),
                    fields,
                    until,
                    ambiguous,
                    cause);
        }

        Facts because(@CheckForNull Throwable why) {
            return new Facts(
                    kind, status, words, detail, method, server, path, requestId, fields, until, ambiguous, why);
        }

        Facts ambiguous(boolean maybe) {
            return new Facts(kind, status, words, detail, method, server, path, requestId, fields, until, maybe, cause);
        }

        Facts requestId(@CheckForNull String id) {
            return new Facts(kind, status, words, detail, method, server, path, id, fields, until, ambiguous, cause);
        }

        /** What was tried and what came of it. */
        String summary() {
            String tried = method + " " + server + path;
            if (!detail.isEmpty()) {
                return tried + " " + detail;
            }
            if (words.isEmpty()) {
                return tried + " answered " + status;
            }
            return tried + " answered " + (words.startsWith(status + " ") ? words : status + " \"" + words + "\"");
        }

        static String origin(HttpUrl url) {
            boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
            String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
            return url.scheme() + "://" + host + (usual ? "" : ":" + url.port());
        }
    }
}
