package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One route of the API: the pattern of its path, and which credentials reach it.
 *
 * <p>In a pattern {@code :name} stands for one segment of any characters but a slash, {@code *name} for all that follow.
 */
final class Route {

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
