package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rack::Attack's throttles with their fixed windows, counted per user and for all without a token together (contract 1.4). Off
 * until a limit is set. A limit for packages supersedes the general one on package routes.
 */
public final class RateLimiter {

    private record Limit(int requests, Duration period) {}

    private record Window(String throttle, String user, long number) {}

    private final Clock clock;
    private final Map<String, Limit> limits = new HashMap<>();
    private final Map<Window, Integer> counts = new HashMap<>();

    RateLimiter(Clock clock) {
        this.clock = clock;
    }

    /** Limits what one user may send; GitLab's default is 7200 requests in an hour. */
    public synchronized RateLimiter authenticated(int requests, Duration period) {
        limits.put("throttle_authenticated_api", new Limit(requests, period));
        return this;
    }

    /** Limits what may be sent without a token; GitLab's default is 3600 requests in an hour. */
    public synchronized RateLimiter unauthenticated(int requests, Duration period) {
        limits.put("throttle_unauthenticated_api", new Limit(requests, period));
        return this;
    }

    /** Limits what one user may send to the package registry; GitLab's default is 1000 requests in 15 seconds. */
    public synchronized RateLimiter packages(int requests, Duration period) {
        limits.put("throttle_authenticated_packages_api", new Limit(requests, period));
        return this;
    }

    /** Takes all limits away. */
    public synchronized void off() {
        limits.clear();
        counts.clear();
    }

    /**
     * Counts a request.
     *
     * @return the headers of the throttle, with {@code Retry-After} among them if the request is too much; nothing without a limit
     */
    synchronized Optional<Map<String, String>> count(Caller caller, boolean ofPackages) {
        String kind = caller.isAnonymous() ? "throttle_unauthenticated" : "throttle_authenticated";
        String special = kind + "_packages_api";
        String throttle = ofPackages && limits.containsKey(special) ? special : kind + "_api";
        Limit limit = limits.get(throttle);
        if (limit == null) {
            return Optional.empty();
        }
        long period = limit.period().toSeconds();
        long now = clock.instant().getEpochSecond();
        String user = caller.isAnonymous() ? "" : caller.user().username();
        int observed = counts.merge(new Window(throttle, user, now / period), 1, Integer::sum);
        return Optional.of(headers(throttle, limit, observed, period - now % period));
    }

    private Map<String, String> headers(String throttle, Limit limit, int observed, long secondsLeft) {
        Instant reset = Instant.ofEpochSecond(clock.instant().getEpochSecond() + secondsLeft);
        double perMinute = limit.requests() * 60.0 / limit.period().toSeconds();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Name", throttle);
        headers.put("RateLimit-Limit", Long.toString((long) Math.ceil(perMinute)));
        headers.put("RateLimit-Observed", Integer.toString(observed));
        headers.put("RateLimit-Remaining", Integer.toString(Math.max(0, limit.requests() - observed)));
        headers.put("RateLimit-Reset", Long.toString(reset.getEpochSecond()));
        if (observed > limit.requests()) {
            headers.put(
                    "RateLimit-ResetTime", DateTimeFormatter.RFC_1123_DATE_TIME.format(reset.atOffset(ZoneOffset.UTC)));
            headers.put("Retry-After", Long.toString(secondsLeft));
        }
        return headers;
    }

    /** The answer to a request that was too much. */
    static HttpAnswer refusal(Map<String, String> headers) {
        return HttpAnswer.text(429, "text/plain", "Retry later\n").headers(headers);
    }
}
