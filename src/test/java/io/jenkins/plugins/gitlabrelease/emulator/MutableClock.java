package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves on; it never moves by itself. */
public final class MutableClock extends Clock {

    private final AtomicReference<Instant> now;

    /** Stands at that time. */
    public MutableClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /** Moves on. */
    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Always in UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
