package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.io.IOException;
import java.util.Map;

/** Everything under {@code /api/v4}: from the route over the caller and the parameters to the endpoint. */
final class Api {

    private final World world;
    private final Authenticator authenticator;
    private final Router router = new Router();

    Api(World world) {
        this.world = world;
        this.authenticator = new Authenticator(world);
        ProjectEndpoint.addTo(router);
        TagsEndpoint.addTo(router);
        LinksEndpoint.addTo(router);
        PermalinksEndpoint.addTo(router);
        EvidenceEndpoint.addTo(router);
        ReleasesEndpoint.addTo(router);
        GenericPackagesEndpoint.addTo(router);
        PackagesEndpoint.addTo(router);
        GroupsEndpoint.addTo(router);
        MilestonesEndpoint.addTo(router);
        ProtectedTagsEndpoint.addTo(router);
        RepositoryEndpoint.addTo(router);
        CommitRefsEndpoint.addTo(router);
        InstanceEndpoint.addTo(router);
    }

    /**
     * Answers a request.
     *
     * @param path the raw path after {@code /api/v4/}
     * @param base the URL of the server
     */
    HttpAnswer answer(HttpRequest request, String path, String base) throws IOException {
        Route.Match match;
        try {
            match = router.find(request.method(), RawPath.of(path).segments());
        } catch (ApiError noRoute) {
            return noRoute.answer();
        }
        try {
            return call(request, match, base);
        } catch (ApiError error) {
            return withChallenge(error.answer(), match.route());
        }
    }

    private HttpAnswer call(HttpRequest request, Route.Match match, String base) throws IOException {
        ObjectNode query = ParamsReader.query(request.rawQuery());
        Caller caller = authenticator.identify(request, query, match.route());
        Map<String, String> throttle = world.rateLimiter()
                .count(caller, match.route().takes(Takes.BASIC))
                .orElse(Map.of());
        if (throttle.containsKey("Retry-After")) {
            return RateLimiter.refusal(throttle);
        }
        HttpAnswer answer = handle(request, match, base, query, caller);
        return world.settings().isV13() ? answer : answer.headers(throttle);
    }

    private HttpAnswer handle(HttpRequest request, Route.Match match, String base, ObjectNode query, Caller caller)
            throws IOException {
        Params params = new Params(
                match.route().isStreaming()
                        ? query
                        : ParamsReader.queryAndBody(
                                request.rawQuery(),
                                request.header("Content-Type").orElse(""),
                                request.body().keepAll()));
        Call call = new Call(world, base, request, match, params, caller);
        if (match.route().isStreaming()) {
            return match.route().handler().handle(call);
        }
        synchronized (world) {
            return match.route().handler().handle(call);
        }
    }

    /** A 401 of the package registry asks for Basic authentication (contract 1.3). */
    private static HttpAnswer withChallenge(HttpAnswer answer, Route route) {
        boolean asks = answer.status() == 401
                && route.takes(Takes.BASIC)
                && !answer.headers().containsKey("WWW-Authenticate");
        return asks ? answer.header("WWW-Authenticate", "Basic realm=\"GitLab Packages Registry\"") : answer;
    }
}
