package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Params.ParamsReader;
import io.jenkins.plugins.gitlabrelease.emulator.ProjectsEndpoint.GroupsEndpoint;
import io.jenkins.plugins.gitlabrelease.emulator.ReleasesEndpoint.EvidenceEndpoint;
import io.jenkins.plugins.gitlabrelease.emulator.ReleasesEndpoint.PermalinksEndpoint;
import io.jenkins.plugins.gitlabrelease.emulator.RepositoryEndpoint.CommitRefsEndpoint;
import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import io.jenkins.plugins.gitlabrelease.emulator.Router.Route;
import io.jenkins.plugins.gitlabrelease.emulator.Router.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.TagsEndpoint.ProtectedTagsEndpoint;
import io.jenkins.plugins.gitlabrelease.emulator.Tokens.TokenKind;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything under {@code /api/v4}: from the route over the caller and the parameters to the endpoint. */
final class Api {

    private final World world;
    private final String contextPath;
    private final Authenticator authenticator;
    private final Router router = new Router();

    Api(World world, String contextPath) {
        this.world = world;
        this.contextPath = contextPath;
        this.authenticator = new Authenticator(world);
        ProjectsEndpoint.addTo(router);
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
     * @param base the URL that the server takes for its own
     */
    HttpAnswer answer(HttpRequest request, String path, String base) throws IOException {
        Route.Match match;
        try {
            match = router.find(request.method(), RawPath.of(path).segments());
        } catch (ApiError noRoute) {
            return noRoute.answer();
        }
        try {
            return conditional(request, call(request, match, base));
        } catch (ApiError error) {
            return withChallenge(error.answer(), match.route());
        }
    }

    private HttpAnswer call(HttpRequest request, Route.Match match, String base) throws IOException {
        ObjectNode params = match.route().isStreaming()
                ? ParamsReader.query(request.rawQuery())
                : ParamsReader.queryAndBody(
                        request.rawQuery(),
                        request.header("Content-Type").orElse(""),
                        request.body().keepAll());
        Caller caller = authenticator.identify(request, params, match.route());
        Map<String, String> throttle = world.rateLimiter()
                .count(caller, match.route().takes(Takes.BASIC))
                .orElse(Map.of());
        if (throttle.containsKey("Retry-After")) {
            return RateLimiter.refusal(throttle);
        }
        HttpAnswer answer = handle(new Call(world, base, contextPath, request, match, new Params(params), caller));
        return world.settings().isV13() ? answer : answer.headers(throttle);
    }

    private HttpAnswer handle(Call call) throws IOException {
        Route.Match match = call.match();
        if (!match.route().isStreaming() || call.request().method().equals("GET")) {
            match.route().permission().ifPresent(needed -> GranularTokens.require(call, needed));
        }
        if (match.route().isStreaming()) {
            return match.route().handler().handle(call);
        }
        synchronized (world) {
            return match.route().handler().handle(call);
        }
    }

    /** {@code Rack::ETag} and {@code Rack::ConditionalGet} stand before the API (contract 11.3). */
    private static HttpAnswer conditional(HttpRequest request, HttpAnswer answer) throws IOException {
        boolean json = answer.headers().getOrDefault("Content-Type", "").startsWith("application/json");
        if (!request.method().equals("GET") || answer.status() != 200 || !json) {
            return answer;
        }
        try (InputStream body = answer.body().open()) {
            String tag = "W/\""
                    + Repository.sha(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                            .substring(0, 32) + "\"";
            boolean unchanged =
                    request.header("If-None-Match").filter(tag::equals).isPresent();
            return unchanged ? HttpAnswer.status(304).header("ETag", tag) : answer.header("ETag", tag);
        }
    }

    /** A 401 of the package registry asks for Basic authentication (contract 1.3). */
    private static HttpAnswer withChallenge(HttpAnswer answer, Route route) {
        boolean asks = answer.status() == 401
                && route.takes(Takes.BASIC)
                && !answer.headers().containsKey("WWW-Authenticate");
        return asks ? answer.header("WWW-Authenticate", "Basic realm=\"GitLab Packages Registry\"") : answer;
    }

    /** Fine-grained personal access tokens: each route asks for permissions of its own (contract 11.4). */
    static final class GranularTokens {

        private GranularTokens() {}

        static void require(Call call, String permission) {
            EmulatedToken token = call.caller().token().orElse(null);
            if (token == null || !token.isGranular() || token.permissions().contains(permission)) {
                return;
            }
            if (call.match().named().containsKey("id")
                    && call.world()
                            .findProject(call.segment("id"))
                            .filter(call.caller()::sees)
                            .isEmpty()
                    && call.match().route().isOfProject()) {
                throw ApiError.notFound();
            }
            String boundary = call.match().route().isOfProject()
                    ? "project"
                    : permission.startsWith("Metadata") ? "instance" : "user";
            throw new ApiError(Json.answer(
                    403,
                    Json.object()
                            .put("error", "insufficient_granular_scope")
                            .put(
                                    "error_description",
                                    "Access denied: This operation requires a fine-grained personal access token with the"
                                            + " following " + boundary + " permissions: [" + permission + "].")));
        }
    }

    /**
     * Finds out who asks (contract 1.1 and 1.3). A credential that a route does not take is not seen at all; one that it takes and
     * that is wrong ends the request.
     */
    static final class Authenticator {

        private final World world;

        Authenticator(World world) {
            this.world = world;
        }

        Caller identify(HttpRequest request, ObjectNode params, Route route) {
            Optional<String> personal = sent(request, params, "PRIVATE-TOKEN", "private_token");
            if (personal.isPresent()) {
                return checked(personal.get(), Set.of(TokenKind.PERSONAL), route);
            }
            Optional<String> bearer = authorization(request, "Bearer ").or(() -> text(params, "access_token"));
            if (bearer.isPresent()) {
                return checked(bearer.get(), Set.of(TokenKind.PERSONAL, TokenKind.OAUTH), route);
            }
            Optional<String> job = sent(request, params, "JOB-TOKEN", "job_token");
            if (job.isPresent() && route.takesJobToken(world.settings().isV13())) {
                return checked(job.get(), Set.of(TokenKind.JOB), route);
            }
            Optional<String> deploy = request.header("DEPLOY-TOKEN");
            if (deploy.isPresent() && route.takes(Takes.DEPLOY_TOKEN)) {
                return checked(deploy.get(), Set.of(TokenKind.DEPLOY), route);
            }
            return route.takes(Takes.BASIC) ? basic(request, route) : Caller.ANONYMOUS;
        }

        /** Any user name with a token as password; a wrong one counts as none, so that public projects stay readable. */
        private Caller basic(HttpRequest request, Route route) {
            return authorization(request, "Basic ")
                    .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                    .flatMap(pair -> world.tokens().find(pair.substring(pair.indexOf(':') + 1)))
                    .map(token -> checked(token.value(), Set.of(TokenKind.values()), route))
                    .orElse(Caller.ANONYMOUS);
        }

        private Caller checked(String value, Set<TokenKind> kinds, Route route) {
            EmulatedToken token = world.tokens()
                    .find(value)
                    .filter(known -> kinds.contains(known.kind()) && known.jobRuns())
                    .orElseThrow(ApiError::unauthorized);
            if (token.isRevoked()) {
                throw invalid("Token was revoked. You have to re-authorize from the user.");
            }
            if (token.isExpired(world.clock().instant())) {
                throw invalid("Token is expired. You can either do re-authorization or token refresh.");
            }
            boolean scoped = token.kind() == TokenKind.PERSONAL || token.kind() == TokenKind.OAUTH;
            if (scoped
                    && !token.isGranular()
                    && !route.scopes().isEmpty()
                    && token.scopes().stream().noneMatch(route.scopes()::contains)) {
                throw insufficientScope(route);
            }
            return new Caller(Optional.of(token));
        }

        private static ApiError invalid(String description) {
            return new ApiError(Json.answer(
                            401, Json.object().put("error", "invalid_token").put("error_description", description))
                    .header("WWW-Authenticate", "Bearer realm=\"Protected by OAuth 2.0\", error=\"invalid_token\""));
        }

        private static ApiError insufficientScope(Route route) {
            return new ApiError(Json.answer(
                    403,
                    Json.object()
                            .put("error", "insufficient_scope")
                            .put(
                                    "error_description",
                                    "The request requires higher privileges than provided by the access token.")
                            .put(
                                    "scope",
                                    String.join(
                                            " ",
                                            route.scopes().stream().sorted().toList()))));
        }

        private static Optional<String> sent(HttpRequest request, ObjectNode params, String header, String parameter) {
            return request.header(header).or(() -> text(params, parameter)).filter(value -> !value.isBlank());
        }

        private static Optional<String> text(ObjectNode params, String parameter) {
            return Optional.ofNullable(params.path(parameter).textValue());
        }

        private static Optional<String> authorization(HttpRequest request, String scheme) {
            return request.header("Authorization")
                    .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                    .map(value -> value.substring(scheme.length()).trim())
                    .filter(value -> !value.isEmpty());
        }
    }
}
