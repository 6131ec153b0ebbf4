package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * Repeats failed requests where that can help and cannot harm; each attempt is one call of {@link Sender#attempt}.
 *
 * <p>No write happens twice. An attempt that fails is <em>ambiguous</em> if the server may have acted on it all the
 * same: the request was sent and no answer came, or the answer leaves it open (see {@link ErrorClassifier#isAmbiguous}).
 * After an ambiguous attempt the caller's {@link Probe} reads the server before anything is sent again, and what it
 * finds there is the answer. A probe that fails ends the request. OkHttp is kept from repeating on its own (see
 * {@link OkHttpCalls}), redirects of a write are not followed (see {@link Redirects}), and answers of class 4xx are final,
 * but for 429 and a resource lock.
 */
public final class Retrier {
    /** A {@code Date} has whole seconds and took some time to arrive. */
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(10);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final Policy policy;
    private final Clock clock;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final GitLabEvents events;

    public Retrier(Policy policy, Clock clock, Sleeper sleeper, RandomGenerator random, GitLabEvents events) {
        this.policy = policy;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.events = events;
    }

    /**
     * How often and how patiently a request is repeated.
     *
     * @param attempts at most, the first one included
     * @param base the first wait is anything between nothing and this; each further one up to twice as long
     * @param longest of those waits
     * @param longestServerWait the longest wait the server is granted by {@code Retry-After} or {@code RateLimit-Reset}
     */
    public record Policy(int attempts, Duration base, Duration longest, Duration longestServerWait) {
        public Policy {
            if (attempts < 1) {
                throw new IllegalArgumentException("A request needs at least one attempt.");
            }
        }

        /** Five attempts, waits up to 1, 2, 4 and 8 seconds; five minutes where the server asks for them. */
        public static Policy standard() {
            return new Policy(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5));
        }

        /** One attempt only. */
        public static Policy none() {
            return new Policy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
    }

    /** Waits; tests give one that does not. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    /** Finds out whether a write without a clear answer had its effect. */
    @FunctionalInterface
    public interface Probe<T> {
        /**
         * Called after a failed attempt, if that or an earlier one was ambiguous.
         *
         * @return what the write should have answered, if it had its effect; else empty
         */
        Optional<T> effectOf(GitLabException failure) throws GitLabException, InterruptedException;

        /** For requests that may be repeated as they are. */
        static <T> Probe<T> idempotent() {
            return failure -> Optional.empty();
        }

        /** For a DELETE: what is not there any more was deleted by an earlier attempt. */
        static <T> Probe<Optional<T>> gone() {
            return failure -> failure.status() == 404 ? Optional.of(Optional.empty()) : Optional.empty();
        }

        /** For writes whose effect cannot be seen; without a clear answer they are not repeated. */
        static <T> Probe<T> unknowable() {
            return failure -> {
                throw failure;
            };
        }
    }

    /** One attempt at a request. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws GitLabException, InterruptedException;
    }

    /** Runs the attempt until it succeeds, has had its effect, or fails for good. */
    <T> T run(Attempt<T> attempt, Probe<T> probe) throws GitLabException, InterruptedException {
        boolean ambiguous = false;
        boolean unsettled = false;
        for (int attempts = 1; ; attempts++) {
            GitLabException failure;
            try {
                return attempt.run();
            } catch (GitLabException e) {
                failure = e;
            }
            ambiguous |= failure.isAmbiguous();
            unsettled |= failure.isUnsettled();
            if (unsettled) {
                failure.afterUnsettledAttempt();
            }
            if (asksTooMuch(failure)) {
                failure = failure.with("The longest wait is " + words(policy.longestServerWait()) + ".");
            }
            boolean again = isRepeatable(failure) && !asksTooMuch(failure) && attempts < policy.attempts();
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
        events.retry(failure.summary() + "; trying again in " + words(wait) + " (attempt " + (attempts + 1) + " of "
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
        return asked.isNegative() ? Duration.ZERO : asked;
    }

    /** Whether there is no point in waiting: the server says itself that nothing comes of it any sooner. */
    private boolean asksTooMuch(GitLabException failure) {
        return policy.attempts() > 1 && asked(failure.until()).compareTo(policy.longestServerWait()) > 0;
    }

    /** A wait as a person says it, rounded up. */
    static String words(Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        if (seconds < 120) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120 ? minutes + " minutes" : (minutes + 59) / 60 + " hours";
    }

    /**
     * When a server wants to be asked again: {@code Retry-After} (RFC 9110, 10.2.3) or {@code RateLimit-Reset}. A moment is
     * one of the server's clock, which the answer's {@code Date} shows.
     *
     * @return null if the server does not say, or says it in no known form
     */
    @CheckForNull
    static Instant retryAfter(Headers headers, Clock clock) {
        String after = headers.get("Retry-After");
        if (after != null && SECONDS.matcher(after.strip()).matches()) {
            return clock.instant().plusSeconds(Long.parseLong(after.strip()));
        }
        Instant until = date(after);
        String reset = headers.get("RateLimit-Reset");
        if (until == null && reset != null && SECONDS.matcher(reset.strip()).matches()) {
            until = Instant.ofEpochSecond(Long.parseLong(reset.strip()));
        }
        if (until == null) {
            return null;
        }
        Instant now = date(headers.get("Date"));
        Duration behind = now == null ? Duration.ZERO : Duration.between(clock.instant(), now);
        return behind.abs().compareTo(CLOCKS_AGREE) < 0 ? until : until.minus(behind);
    }

    @CheckForNull
    private static Instant date(@CheckForNull String text) {
        try {
            return text == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
