package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;

/** Reads when a server wants to be asked again: {@code Retry-After} (RFC 9110, 10.2.3) or {@code RateLimit-Reset}. */
final class RetryAfter {
    private static final int MOST_DIGITS = 12;

    private RetryAfter() {}

    /** Null if the server does not say, or says it in no known form. */
    @CheckForNull
    static Instant of(Headers headers, Clock clock) {
        String after = headers.get("Retry-After");
        Instant until = after == null ? null : secondsOrDate(after.strip(), clock);
        if (until != null) {
            return until;
        }
        String reset = headers.get("RateLimit-Reset");
        return reset != null && isSeconds(reset.strip()) ? Instant.ofEpochSecond(Long.parseLong(reset.strip())) : null;
    }

    @CheckForNull
    private static Instant secondsOrDate(String after, Clock clock) {
        if (isSeconds(after)) {
            return clock.instant().plusSeconds(Long.parseLong(after));
        }
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(after));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isSeconds(String text) {
        return Ids.isNumber(text) && text.length() <= MOST_DIGITS;
    }
}
