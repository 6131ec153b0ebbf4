package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier.Probe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetrierTest {
    private static final Instant NOW = Instant.parse("2026-08-01T10:00:00Z");
    private static final ApiRequest REQUEST =
            ApiRequest.get(Operation.READ, HttpUrl.get("https://h/api/v4/x?secret=1"));

    private final List<Duration> waits = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    @Test
    void repeatsUntilItSucceeds() throws Exception {
        assertEquals("ok", run(failing(502, 503, 429, 409), Probe.idempotent()));
        assertEquals(5, calls.size());
        assertEquals(List.of(millis(1000), millis(2000), millis(4000), millis(8000)), waits);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        GitLabException e =
                assertThrows(GitLabException.class, () -> run(failing(500, 500, 500, 500, 500, 500), empty()));
        assertEquals(500, e.status());
        assertEquals(5, calls.stream().filter("attempt"::equals).count());
        assertEquals(4, waits.size());
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"UNREACHABLE", "RATE_LIMITED", "RESOURCE_LOCKED", "SERVER_FAILURE"})
    void neverRepeatsAnythingElse(ErrorKind kind) {
        assertThrows(GitLabException.class, () -> run(new ArrayDeque<>(List.of(failure(kind, 400, false))), empty()));
        assertEquals(List.of("attempt"), calls);
    }

    @Test
    void neverRepeatsWhatIsNotImplemented() {
        assertThrows(GitLabException.class, () -> run(failing(501), empty()));
        assertEquals(List.of("attempt"), calls);
    }

    @Test
    void looksForTheEffectBeforeItSendsAgain() throws Exception {
        assertEquals("found", run(failing(502), probe(Optional.of("found"))));
        assertEquals(List.of("attempt", "probe"), calls);
    }

    @Test
    void sendsAgainWhatHadNoEffect() throws Exception {
        assertEquals("ok", run(failing(502, 500), empty()));
        assertEquals(List.of("attempt", "probe", "attempt", "probe", "attempt"), calls);
    }

    @Test
    void looksOnceMoreAfterTheLastAttempt() throws Exception {
        Deque<GitLabException> all = failing(500, 500, 500, 500, 500);
        int[] probes = {0};
        assertEquals("late", run(all, failure -> ++probes[0] == 5 ? Optional.of("late") : Optional.empty()));
    }

    @Test
    void aClearFailureNeedsNoLook() {
        assertThrows(
                GitLabException.class,
                () -> run(
                        new ArrayDeque<>(List.of(
                                failure(ErrorKind.RATE_LIMITED, 429, false),
                                failure(ErrorKind.UNREACHABLE, 0, false),
                                failure(ErrorKind.RELEASE_EXISTS, 409, false))),
                        probe(Optional.of("never"))));
        assertEquals(List.of("attempt", "attempt", "attempt"), calls);
    }

    @Test
    void aClearFailureAfterAnUnclearOneNeedsALook() throws Exception {
        Deque<GitLabException> all = failing(502);
        all.add(failure(ErrorKind.RELEASE_EXISTS, 409, false));
        int[] probes = {0};
        assertEquals("mine", run(all, failure -> ++probes[0] == 2 ? Optional.of("mine") : Optional.empty()));
        assertEquals(2, waits.size() + 1);
    }

    @Test
    void anUnclearFailureThatCannotBeRepeatedIsLookedAtToo() throws Exception {
        Deque<GitLabException> all = new ArrayDeque<>(List.of(failure(ErrorKind.VALIDATION, 400, true)));
        assertEquals("saved", run(all, probe(Optional.of("saved"))));
        assertEquals(List.of(), waits);
    }

    @Test
    void aFailedLookShowsTheFailureBehindIt() {
        GitLabException first = failure(ErrorKind.SERVER_FAILURE, 502, true);
        GitLabException second = failure(ErrorKind.UNREACHABLE, 0, false);
        GitLabException thrown = assertThrows(
                GitLabException.class,
                () -> run(new ArrayDeque<>(List.of(first)), failure -> {
                    throw second;
                }));
        assertSame(first, thrown);
        assertSame(second, thrown.getSuppressed()[0]);
    }

    @Test
    void whatCannotBeLookedForIsNotRepeatedAfterAnUnclearFailure() {
        assertThrows(GitLabException.class, () -> run(failing(502), Probe.unknowable()));
        assertEquals(List.of("attempt"), calls);
    }

    @Test
    void aRepeatedDeleteIsDoneWhenNothingIsThere() throws Exception {
        Deque<GitLabException> all = failing(502);
        all.add(failure(ErrorKind.NOT_FOUND, 404, false));
        Optional<String> done = retrier(Retrier.Policy.standard(), full()).run(() -> attempt(all, ""), Probe.gone());
        assertEquals(Optional.empty(), done);
        assertEquals(List.of("attempt", "attempt"), calls, "a failure is not taken for it");
    }

    @Test
    void aFirstDeleteThatFindsNothingFails() {
        Deque<GitLabException> all = new ArrayDeque<>(List.of(failure(ErrorKind.NOT_FOUND, 404, false)));
        assertThrows(
                GitLabException.class,
                () -> retrier(Retrier.Policy.standard(), full()).run(() -> attempt(all, ""), Probe.gone()));
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        Deque<GitLabException> all = new ArrayDeque<>(List.of(limited(NOW.plusSeconds(40))));
        run(all, Probe.idempotent());
        assertEquals(List.of(Duration.ofSeconds(41)), waits);
    }

    @Test
    void butNotForever() throws Exception {
        GitLabException e = assertThrows(
                GitLabException.class,
                () -> run(new ArrayDeque<>(List.of(limited(NOW.plusSeconds(3600)))), Probe.idempotent()));
        assertEquals(List.of(), waits);
        assertEquals("m. The longest wait is 5 minutes.", e.getMessage());
        run(new ArrayDeque<>(List.of(limited(NOW.plusSeconds(300)))), Probe.idempotent());
        assertEquals(List.of(Duration.ofMinutes(5).plusSeconds(1)), waits);
    }

    @Test
    void aTimeInThePastIsNow() throws Exception {
        run(new ArrayDeque<>(List.of(limited(NOW.minusSeconds(60)))), Probe.idempotent());
        assertEquals(List.of(Duration.ofSeconds(1)), waits);
    }

    @Test
    void jitterIsFullAndBounded() {
        Retrier retrier = retrier(Retrier.Policy.standard(), RandomGenerator.of("L64X128MixRandom"));
        GitLabException failure = failure(ErrorKind.SERVER_FAILURE, 502, true);
        boolean low = false;
        boolean high = false;
        for (int i = 0; i < 1000; i++) {
            long wait = retrier.delay(failure, 3).toMillis();
            assertTrue(wait >= 0 && wait <= 4000, "" + wait);
            low |= wait < 1000;
            high |= wait > 3000;
            assertTrue(retrier.delay(failure, 60).toMillis() <= 30_000);
        }
        assertTrue(low && high);
    }

    @Test
    void tellsTheBuildLogWithoutSecrets() throws Exception {
        run(failing(502), Probe.idempotent());
        assertEquals(List.of("GET https://h/api/v4/x answered 502; trying again in 1 second (attempt 2 of 5)"), lines);
    }

    @Test
    void anEarlierAttemptThatIsUnsettledLeavesItOpen() {
        Deque<GitLabException> all = failing(502);
        all.add(failure(ErrorKind.FORBIDDEN, 403, false));
        assertTrue(assertThrows(GitLabException.class, () -> run(all, empty())).isUnsettled());
        Deque<GitLabException> tooLong = failing(502);
        tooLong.add(limited(NOW.plusSeconds(3600)));
        assertTrue(
                assertThrows(GitLabException.class, () -> run(tooLong, empty())).isUnsettled());
        Deque<GitLabException> clear = failing(429);
        clear.add(failure(ErrorKind.FORBIDDEN, 403, false));
        assertFalse(
                assertThrows(GitLabException.class, () -> run(clear, empty())).isUnsettled());
    }

    @Test
    void noWaitIsNoSleep() throws Exception {
        Retrier hasty = retrier(new Retrier.Policy(3, Duration.ZERO, Duration.ZERO, Duration.ZERO), full());
        assertEquals("ok", hasty.run(() -> attempt(failing(), "ok"), Probe.<String>idempotent()));
        Deque<GitLabException> twice = failing(502, 502);
        assertEquals("ok", hasty.run(() -> attempt(twice, "ok"), Probe.<String>idempotent()));
        assertEquals(List.of(), waits);
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        Retrier retrier = retrier(Retrier.Policy.standard(), full());
        GitLabException failure = failure(ErrorKind.SERVER_FAILURE, 502, true);
        assertEquals(millis(1000), retrier.delay(failure, 1));
        assertEquals(millis(16_000), retrier.delay(failure, 5));
        assertEquals(millis(30_000), retrier.delay(failure, 6));
        assertEquals(millis(30_000), retrier.delay(failure, 60));
    }

    @Test
    void oneAttemptSaysNothingOfWaits() {
        Retrier once = retrier(Retrier.Policy.none(), full());
        Deque<GitLabException> all = new ArrayDeque<>(List.of(limited(NOW.plusSeconds(40))));
        GitLabException e = assertThrows(
                GitLabException.class, () -> once.run(() -> attempt(all, "ok"), Probe.<String>idempotent()));
        assertEquals("m", e.getMessage());
    }

    @Test
    void oneAttemptMeansOne() {
        assertThrows(
                GitLabException.class,
                () -> retrier(Retrier.Policy.none(), full()).run(() -> attempt(failing(502), ""), empty()));
        assertEquals(1, calls.stream().filter("attempt"::equals).count());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Retrier.Policy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void anInterruptEndsTheWait() {
        Retrier retrier = new Retrier(
                Retrier.Policy.standard(),
                Clock.systemUTC(),
                time -> {
                    throw new InterruptedException();
                },
                full(),
                GitLabEvents.NONE);
        assertThrows(InterruptedException.class, () -> retrier.run(() -> attempt(failing(502), ""), empty()));
        assertEquals(List.of("attempt"), calls);
    }

    private String run(Deque<GitLabException> failures, Probe<String> probe) throws Exception {
        return retrier(Retrier.Policy.standard(), full()).run(() -> attempt(failures, "ok"), probe);
    }

    private <T> T attempt(Deque<GitLabException> failures, Object value) throws GitLabException {
        calls.add("attempt");
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        @SuppressWarnings("unchecked")
        T result = (T) value;
        return result;
    }

    private Retrier retrier(Retrier.Policy policy, RandomGenerator random) {
        return new Retrier(policy, Clock.fixed(NOW, ZoneOffset.UTC), waits::add, random, new GitLabEvents() {
            @Override
            public void retry(String line) {
                lines.add(line);
            }
        });
    }

    /** Always the longest wait. */
    private static RandomGenerator full() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }

    private <T> Probe<T> probe(Optional<T> answer) {
        return failure -> {
            calls.add("probe");
            return answer;
        };
    }

    private <T> Probe<T> empty() {
        return probe(Optional.empty());
    }

    private static Deque<GitLabException> failing(int... statuses) {
        Deque<GitLabException> failures = new ArrayDeque<>();
        for (int status : statuses) {
            ErrorKind kind = status == 429
                    ? ErrorKind.RATE_LIMITED
                    : status == 409 ? ErrorKind.RESOURCE_LOCKED : ErrorKind.SERVER_FAILURE;
            failures.add(failure(kind, status, kind == ErrorKind.SERVER_FAILURE && status != 501));
        }
        return failures;
    }

    private static GitLabException failure(ErrorKind kind, int status, boolean ambiguous) {
        return new GitLabException(
                GitLabException.Facts.of(kind, REQUEST, status, "").ambiguous(ambiguous), "m");
    }

    private static GitLabException limited(Instant until) {
        GitLabException.Facts f = GitLabException.Facts.of(ErrorKind.RATE_LIMITED, REQUEST, 429, "");
        return new GitLabException(
                new GitLabException.Facts(
                        f.kind(), 429, "", "", f.method(), f.server(), f.path(), null, f.fields(), until, false, null),
                "m");
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void waitsAreSaidInWords() {
        assertEquals("1 second", Retrier.words(Duration.ofMillis(20)));
        assertEquals("2 seconds", Retrier.words(Duration.ofMillis(1001)));
        assertEquals("90 seconds", Retrier.words(Duration.ofSeconds(90)));
        assertEquals("119 seconds", Retrier.words(Duration.ofSeconds(119)));
        assertEquals("2 minutes", Retrier.words(Duration.ofSeconds(120)));
        assertEquals("5 minutes", Retrier.words(Duration.ofMinutes(5)));
        assertEquals("119 minutes", Retrier.words(Duration.ofMinutes(119)));
        assertEquals("2 hours", Retrier.words(Duration.ofMinutes(120)));
        assertEquals("3 hours", Retrier.words(Duration.ofMinutes(121)));
        assertEquals("60 minutes", Retrier.words(Duration.ofHours(1)));
        assertEquals("24 hours", Retrier.words(Duration.ofDays(1)));
    }
}
