package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import okhttp3.HttpUrl;

/**
 * Decides about redirects, which OkHttp is not left to follow: it would send a {@code PRIVATE-TOKEN} to any host, and
 * turn a POST into a GET.
 */
final class Redirects {
    /** More hops than GitLab and an object store need: moved project, latest, direct path, storage. */
    static final int LIMIT = 6;

    private final ServerUrl server;

    Redirects(ServerUrl server) {
        this.server = server;
    }

    static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** What is to be done about a redirect. */
    sealed interface Decision {}

    record Follow(ApiRequest request) implements Decision {}

    record Refuse(ErrorKind kind, String why) implements Decision {}

    Decision decide(ApiRequest request, @CheckForNull String location) {
        HttpUrl target = location == null ? null : request.url().resolve(location);
        if (!request.isRead()) {
            return new Refuse(
                    ErrorKind.REDIRECTED,
                    "A write is never sent on; set the GitLab URL to the address it really has"
                            + (target == null
                                    ? "."
                                    : " (it pointed to " + GitLabException.Facts.origin(target) + ")."));
        }
        if (target == null) {
            return new Refuse(ErrorKind.REDIRECTED, "The redirect does not point to an http or https address.");
        }
        if (server.isOrigin(request.url())
                && !request.url().isHttps()
                && target.isHttps()
                && target.host().equals(request.url().host())) {
            return new Refuse(
                    ErrorKind.REDIRECTED,
                    "The server redirects http to https: set its URL to " + GitLabException.Facts.origin(target) + ".");
        }
        if (request.url().isHttps() && !target.isHttps()) {
            return new Refuse(
                    ErrorKind.REDIRECTED,
                    "It points from https to unprotected http (" + GitLabException.Facts.origin(target)
                            + ") and is not followed; correct the external URL of GitLab or the proxy before it.");
        }
        if (server.isOrigin(target) && target.encodedPath().endsWith("/users/sign_in")) {
            return new Refuse(
                    ErrorKind.NOT_AUTHENTICATED,
                    "It points to GitLab's sign-in page: the address needs a login that a token does not give.");
        }
        HttpUrl next = withRootPath(target);
        AssetAccess access = request.access();
        if (access == null) {
            HttpUrl reachable = onThisServer(request.url(), next);
            return new Follow(request.redirected(reachable, server.holds(reachable)));
        }
        AssetAccess.Decision decision = access.ofRedirect(request.url(), next);
        return decision.isAllowed()
                ? new Follow(request.redirected(decision.url(), decision.withToken()))
                : new Refuse(
                        ErrorKind.LEADS_ELSEWHERE,
                        "It points to " + GitLabException.Facts.origin(next) + ", which " + decision.refusal() + ".");
    }

    /**
     * GitLab sends moved projects on to the address that it gives itself (external_url), by which Jenkins may not reach it.
     * A server that has moved as a whole redirects to the same path, and is followed without the token.
     */
    private HttpUrl onThisServer(HttpUrl from, HttpUrl target) {
        int api = server.isOrigin(target) ? -1 : target.encodedPath().indexOf("/api/v4/");
        if (api < 0) {
            return target;
        }
        String root = server.rootPath();
        String path =
                root.substring(0, root.length() - 1) + target.encodedPath().substring(api);
        HttpUrl here = from.newBuilder()
                .encodedPath(path)
                .encodedQuery(target.encodedQuery())
                .build();
        return here.encodedPath().equals(from.encodedPath()) ? target : here;
    }

    /** Older versions leave GitLab's sub-path out of the permalink's {@code Location}. */
    private HttpUrl withRootPath(HttpUrl target) {
        if (!server.isOrigin(target) || !target.encodedPath().startsWith("/api/v4/")) {
            return target;
        }
        String root = server.rootPath();
        return target.newBuilder()
                .encodedPath(root.substring(0, root.length() - 1) + target.encodedPath())
                .build();
    }
}
