package io.jenkins.plugins.gitlabrelease.gitlab;

import okhttp3.HttpUrl;

/** The requests of the API classes: JSON in, JSON out, repeated where that is safe. */
final class Http {
    private final ServerUrl server;

    Http(ServerUrl server) {
        this.server = server;
    }

    ServerUrl server() {
        return server;
    }

    /** An address of this server below {@code /api/v4}; see {@link ServerUrl#api}. */
    HttpUrl url(String... rawSegments) {
        return server.api(rawSegments);
    }

    <T> T json(ApiRequest request, Class<T> type) throws GitLabException, InterruptedException {
        return json(request, type, Probe.idempotent());
    }

    <T> T json(ApiRequest request, Class<T> type, Probe<T> probe) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    <T> T send(ApiRequest request, AnswerReader<T> reader, Probe<T> probe)
            throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    <T> Paged<T> pages(ApiRequest first, Class<T> item) {
        return new Paged<>(this, first, item);
    }
}
