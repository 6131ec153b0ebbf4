package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** The facts of a failed request, before they are put into words. */
record Failure(
        ErrorKind kind,
        int status,
        String words,
        String method,
        String server,
        String path,
        @CheckForNull String requestId,
        Map<String, List<String>> fields,
        @CheckForNull Instant until,
        boolean ambiguous,
        @CheckForNull Throwable cause) {

    /** A failure with no answer of GitLab in it. */
    static Failure of(ErrorKind kind, String method, HttpUrl url, boolean ambiguous, @CheckForNull Throwable cause) {
        return new Failure(kind, 0, "", method, origin(url), url.encodedPath(), null, Map.of(), null, ambiguous, cause);
    }

    static String origin(HttpUrl url) {
        boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
        String host = url.host().indexOf(':') < 0 ? url.host() : "[" + url.host() + "]";
        return url.scheme() + "://" + host + (usual ? "" : ":" + url.port());
    }
}
