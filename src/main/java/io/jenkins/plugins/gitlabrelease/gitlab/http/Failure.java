package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;

/**
 * The facts of a failed request, before they are put into words.
 *
 * @param detail what happened, where it was not GitLab that said something
 */
record Failure(
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
    static Failure of(ErrorKind kind, ApiRequest request, int status, String detail) {
        HttpUrl url = request.url();
        return new Failure(
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
    Failure with(UnaryOperator<String> change) {
        return new Failure(
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

    Failure because(@CheckForNull Throwable why) {
        return new Failure(kind, status, words, detail, method, server, path, requestId, fields, until, ambiguous, why);
    }

    Failure ambiguous(boolean maybe) {
        return new Failure(kind, status, words, detail, method, server, path, requestId, fields, until, maybe, cause);
    }

    Failure requestId(@CheckForNull String id) {
        return new Failure(kind, status, words, detail, method, server, path, id, fields, until, ambiguous, cause);
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
