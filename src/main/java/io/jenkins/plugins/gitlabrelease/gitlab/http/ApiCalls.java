package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The requests of the API classes: JSON in, JSON out. Each of them goes through the {@link Retrier}, which repeats it
 * where that is safe.
 */
public final class ApiCalls {
    /** The most elements GitLab gives in a page. */
    static final String PER_PAGE = "100";

    private final ServerUrl server;
    private final Sender sender;
    private final Retrier retrier;

    public ApiCalls(ServerUrl server, Sender sender, Retrier retrier) {
        this.server = server;
        this.sender = sender;
        this.retrier = retrier;
    }

    public ServerUrl server() {
        return server;
    }

    public long requestCount() {
        return sender.requestCount();
    }

    FailureReports errors() {
        return sender.errors();
    }

    /**
     * An address of this server below {@code /api/v4}; see {@link ServerUrl#api}.
     *
     * @throws GitLabException if a segment cannot be a part of an address, as a tag {@code ..} cannot
     */
    public HttpUrl url(String... rawSegments) throws GitLabException {
        try {
            return server.api(rawSegments);
        } catch (IllegalArgumentException e) {
            ApiRequest request = ApiRequest.get(Operation.READ, server.api());
            throw errors().failed(request, ErrorKind.VALIDATION, 0, "was not called: " + e.getMessage(), e);
        }
    }

    public <T> T send(ApiRequest request, Answers.Reader<T> reader, Retrier.Probe<T> probe)
            throws GitLabException, InterruptedException {
        return retrier.run(() -> sender.attempt(request, reader), probe);
    }

    /** For requests that may be repeated as they are. */
    public <T> T json(ApiRequest request, Class<T> type) throws GitLabException, InterruptedException {
        return send(request, Answers.json(type), Retrier.Probe.idempotent());
    }

    public <T> T json(ApiRequest request, Class<T> type, Retrier.Probe<T> probe)
            throws GitLabException, InterruptedException {
        return send(request, Answers.json(type), probe);
    }

    /** Gets what may not be there. */
    public <T> Optional<T> find(ApiRequest request, Class<T> type) throws GitLabException, InterruptedException {
        try {
            return Optional.of(json(request, type));
        } catch (GitLabException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public <T> Paged<T> pages(ApiRequest first, Class<T> item) {
        return new Paged<>(this, first, item);
    }

    /** Lists all elements of an address, with the fewest requests. */
    public <T> Paged<T> pages(Operation operation, HttpUrl url, Class<T> item) {
        HttpUrl first = url.newBuilder().setQueryParameter("per_page", PER_PAGE).build();
        return pages(ApiRequest.get(operation, first), item);
    }

    /** Downloads from an address that may be read; {@code access} decides about its redirects. */
    public DownloadTarget.Received download(
            AssetAccess access, AssetAccess.Decision start, DownloadTarget target, @CheckForNull String sha256)
            throws GitLabException, InterruptedException {
        return send(ApiRequest.download(access, start), new DownloadReader(target, sha256), Retrier.Probe.idempotent());
    }

    /** Deletes something whose absence shows as 404. */
    public void delete(Operation operation, HttpUrl url) throws GitLabException, InterruptedException {
        send(
                ApiRequest.delete(operation, url),
                Answers.nothing(),
                failure -> failure.status() == 404 ? Optional.of(true) : Optional.empty());
    }
}
