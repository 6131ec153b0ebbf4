package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-08-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void readsSeconds() {
        assertEquals(NOW.plusSeconds(30), of("Retry-After", " 30 "));
        assertEquals(NOW, of("Retry-After", "0"));
    }

    @Test
    void readsDates() {
        assertEquals(Instant.parse("2026-08-01T10:05:00Z"), of("Retry-After", "Sat, 01 Aug 2026 10:05:00 GMT"));
    }

    @Test
    void readsTheEndOfGitLabsWindow() {
        assertEquals(NOW.plusSeconds(9), of("RateLimit-Reset", "" + (NOW.getEpochSecond() + 9)));
    }

    /** A controller whose clock is wrong would wait too long, or give up at once. */
    @Test
    void aMomentIsOneOfTheServersClock() {
        long tenMinutesAhead = NOW.plusSeconds(600).getEpochSecond();
        String date = "Sat, 01 Aug 2026 10:10:00 GMT";
        assertEquals(NOW.plusSeconds(20), of("RateLimit-Reset", "" + (tenMinutesAhead + 20), "Date", date));
        assertEquals(NOW.plusSeconds(60), of("Retry-After", "Sat, 01 Aug 2026 10:11:00 GMT", "Date", date));
        assertEquals(NOW.plusSeconds(9), of("Retry-After", "9", "Date", date));
    }

    /** A date has whole seconds and was on its way for a while. */
    @Test
    void clocksAgreeWithinTenSeconds() {
        String until = "Sat, 01 Aug 2026 10:11:00 GMT";
        Instant moment = Instant.parse("2026-08-01T10:11:00Z");
        assertEquals(moment, of("Retry-After", until, "Date", date(9)));
        assertEquals(moment, of("Retry-After", until, "Date", date(-9)));
        assertEquals(moment.minusSeconds(10), of("Retry-After", until, "Date", date(10)));
        assertEquals(moment.plusSeconds(10), of("Retry-After", until, "Date", date(-10)));
    }

    private static String date(int seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                NOW.plusSeconds(seconds).atOffset(ZoneOffset.UTC));
    }

    @Test
    void retryAfterGoesFirst() {
        assertEquals(NOW.plusSeconds(5), of("Retry-After", "5", "RateLimit-Reset", "1900000000"));
        assertEquals(Instant.ofEpochSecond(1900000000), of("Retry-After", "later", "RateLimit-Reset", "1900000000"));
    }

    @Test
    void nonsenseIsNothing() {
        assertNull(of());
        assertNull(of("Retry-After", "-5"));
        assertNull(of("Retry-After", "99999999999999999999"));
        assertNull(of("RateLimit-Reset", "soon"));
    }

    private static Instant of(String... headers) {
        return Retrier.retryAfter(Headers.of(headers), CLOCK);
    }
}
