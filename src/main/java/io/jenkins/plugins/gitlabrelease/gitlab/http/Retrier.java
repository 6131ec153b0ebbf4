package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Repeats failed requests where that can help and cannot harm. What may have had its effect in spite of the failure is
 * looked for, by the caller's {@link Probe}, before anything is sent again.
 */
public final class Retrier {
    private final RetryPolicy policy;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final GitLabEvents events;

    public Retrier(RetryPolicy policy, Clock clock, Sleeper sleeper, RandomGenerator random, GitLabEvents events) {
        this.policy = policy;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.events = events;
    }

    /** One attempt at a request. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws GitLabException, InterruptedException;
    }

    /** Runs the attempt until it succeeds, has had its effect, or fails for good. */
    <T> T run(Attempt<T> attempt, Probe<T> probe) throws GitLabException, InterruptedException {
        boolean ambiguous = false;
        for (int attempts = 1; ; attempts++) {
            GitLabException failure;
            try {
                return attempt.run();
            } catch (GitLabException e) {
                failure = e;
            }
            ambiguous |= failure.isAmbiguous();
            boolean again = isRepeatable(failure) && attempts < policy.attempts();
            if (again) {
                pause(failure, attempts);
            }
            Optional<T> effect = ambiguous ? effect(probe, failure) : Optional.empty();
            if (effect.isPresent()) {
                return effect.get();
            }
            if (!again) {
                throw failure;
            }
        }
    }

    private static <T> Optional<T> effect(Probe<T> probe, GitLabException failure)
            throws GitLabException, InterruptedException {
        try {
            return probe.effectOf(failure);
        } catch (GitLabException e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
    }

    /** Whether the same request may succeed later. */
    static boolean isRepeatable(GitLabException failure) {
        return switch (failure.kind()) {
            case UNREACHABLE, RATE_LIMITED, RESOURCE_LOCKED -> true;
            case SERVER_FAILURE -> failure.status() != 501 && failure.status() != 505;
            default -> false;
        };
    }

    private void pause(GitLabException failure, int attempts) throws InterruptedException {
        Duration wait = delay(failure, attempts);
        events.retry(failure.summary() + "; trying again in " + seconds(wait) + " (attempt " + (attempts + 1) + " of "
                + policy.attempts() + ")");
        if (!wait.isZero()) {
            sleeper.sleep(wait);
        }
    }

    /** Full jitter: anything up to a limit that doubles; after the time the server asks for, if it does. */
    Duration delay(GitLabException failure, int attempts) {
        long limit = policy.base().toMillis() << Math.min(attempts - 1, 20);
        long most = Math.min(limit, policy.longest().toMillis());
        Duration jitter = Duration.ofMillis(most <= 0 ? 0 : random.nextLong(most + 1));
        return asked(failure.until()).plus(jitter);
    }

    private Duration asked(@CheckForNull Instant until) {
        if (until == null) {
            return Duration.ZERO;
        }
        Duration asked = Duration.between(clock.instant(), until);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(policy.longestAsked()) > 0 ? policy.longestAsked() : asked;
    }

    private static String seconds(Duration wait) {
        long millis = wait.toMillis();
        return millis < 10_000 ? millis / 1000 + "." + millis % 1000 / 100 + " s" : (millis + 500) / 1000 + " s";
    }
}
