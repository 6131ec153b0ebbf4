package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
}
