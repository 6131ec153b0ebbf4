package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.time.Duration;

/**
 * How often and how patiently a request is repeated.
 *
 * @param attempts at most, the first one included
 * @param base the first wait is anything between nothing and this; each further one up to twice as long
 * @param longest of those waits
 * @param longestAsked the longest wait the server is granted by {@code Retry-After} or {@code RateLimit-Reset}
 */
public record RetryPolicy(int attempts, Duration base, Duration longest, Duration longestAsked) {
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("A request needs at least one attempt.");
        }
    }

    /** Five attempts, waits up to 1, 2, 4 and 8 seconds; five minutes where the server asks for them. */
    public static RetryPolicy standard() {
        return new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5));
    }

    /** One attempt only. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
