package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes of the API. The first that matches wins, so fixed words come before names. */
final class Router {

    private final List<Route> routes = new ArrayList<>();

    Route get(String pattern, Handler handler) {
        return add("GET", pattern, handler);
    }

    Route post(String pattern, Handler handler) {
        return add("POST", pattern, handler);
    }

    Route put(String pattern, Handler handler) {
        return add("PUT", pattern, handler);
    }

    Route delete(String pattern, Handler handler) {
        return add("DELETE", pattern, handler);
    }

    private Route add(String method, String pattern, Handler handler) {
        Route route = new Route(method, pattern, handler);
        routes.add(route);
        return route;
    }

    /** Finds the route of a request; a {@code HEAD} is served as the {@code GET} that it stands for. */
    Route.Match find(String method, List<String> rawSegments) {
        String served = method.equals("HEAD") ? "GET" : method;
        return routes.stream()
                .map(route -> route.match(served, rawSegments))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(ApiError::routeNotFound);
    }

    /**
     * One route of the API: the pattern of its path, and which credentials reach it.
     *
     * <p>In a pattern {@code :name} stands for one segment of any characters but a slash, {@code *name} for all that follow.
     */
    static final class Route {

        /** What a route takes besides personal and OAuth tokens (contract 1.1). */
        enum Takes {
            JOB_TOKEN,
            DEPLOY_TOKEN,
            BASIC
        }

        /** The segments that stand for the names in a pattern, not yet decoded. */
        record Match(Route route, Map<String, String> named, List<String> rest) {}

        private final String method;
        private final List<String> pattern;
        private final Handler handler;
        private Set<Takes> takes = Set.of();
        private Set<String> scopes;
        private boolean streaming;
        private boolean newJobToken;
        private String permission;

        Route(String method, String pattern, Handler handler) {
            this.method = method;
            this.pattern = List.of(pattern.split("/"));
            this.handler = handler;
            this.scopes = method.equals("GET") ? Set.of("api", "read_api") : Set.of("api");
        }

        /** Lets these credentials through as well. */
        Route alsoTakes(Takes... more) {
            takes = Set.of(more);
            return this;
        }

        /** Lets job tokens through, but not in GitLab 13 (contract 7). */
        Route takesJobTokenSinceV14() {
            newJobToken = true;
            return alsoTakes(Takes.JOB_TOKEN);
        }

        /** Asks for one of these scopes, or for none at all if there are none. */
        Route needsScope(String... oneOf) {
            scopes = Set.of(oneOf);
            return this;
        }

        /** Asks a fine-grained token for that permission, such as {@code Release: Create} (contract 11.4). */
        Route permission(String name) {
            permission = name;
            return this;
        }

        Optional<String> permission() {
            return Optional.ofNullable(permission);
        }

        boolean isOfProject() {
            return pattern.get(0).equals("projects");
        }

        /** Leaves the body to the handler, which takes the world's monitor by itself. */
        Route streaming() {
            streaming = true;
            return this;
        }

        Handler handler() {
            return handler;
        }

        boolean takes(Takes credential) {
            return takes.contains(credential);
        }

        boolean takesJobToken(boolean v13) {
            return takes(Takes.JOB_TOKEN) && !(v13 && newJobToken);
        }

        Set<String> scopes() {
            return scopes;
        }

        boolean isStreaming() {
            return streaming;
        }

        Optional<Match> match(String asked, List<String> segments) {
            boolean open = pattern.get(pattern.size() - 1).startsWith("*");
            boolean fits = open ? segments.size() >= pattern.size() : segments.size() == pattern.size();
            if (!method.equals(asked) || !fits) {
                return Optional.empty();
            }
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < pattern.size(); i++) {
                String expected = pattern.get(i);
                String segment = segments.get(i);
                if (expected.startsWith("*")) {
                    return Optional.of(new Match(this, named, segments.subList(i, segments.size())));
                }
                if (expected.startsWith(":") && !segment.isEmpty()) {
                    named.put(expected.substring(1), segment);
                } else if (!expected.equals(segment)) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(this, named, List.of()));
        }
    }

    /** What an endpoint does for one route. */
    @FunctionalInterface
    interface Handler {

        /**
         * Answers a call.
         *
         * @throws ApiError to end it with an error answer
         * @throws IOException if the body of the request breaks off
         */
        HttpAnswer handle(Call call) throws IOException;
    }

    /** A request path: split on slashes first, then each segment is percent-decoded once (contract 1.6 and 9). */
    record RawPath(List<String> segments) {

        static RawPath of(String path) {
            return new RawPath(List.of(path.split("/", -1)));
        }

        static String decode(String segment) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] raw = segment.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < raw.length; i++) {
                if (raw[i] != '%') {
                    bytes.write(raw[i]);
                    continue;
                }
                int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
                int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
                if (low < 0) {
                    throw ApiError.malformedRequest();
                }
                bytes.write(high << 4 | low);
                i += 2;
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }

        /** Says whether a decoded segment climbs to a parent directory. */
        static boolean climbs(String decoded) {
            return List.of(decoded.split("[/\\\\]", -1)).contains("..");
        }
    }
}
