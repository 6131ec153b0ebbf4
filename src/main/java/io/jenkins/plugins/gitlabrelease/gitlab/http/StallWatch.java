package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;

/**
 * Ends the transfer of a file when no byte moves for too long. OkHttp's own time-outs would do the same at a fifth of the
 * CPU time of a large transfer, since they are set and taken back for each piece; this looks once a second.
 */
final class StallWatch {
    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    /** One thread for all transfers, which ends when there is none. */
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Call call;

    @CheckForNull
    private ScheduledFuture<?> ticks;

    private volatile long end;

    private volatile boolean limited;
    private volatile boolean stalled;

    private StallWatch(Call call) {
        this.call = call;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(null, work, "gitlab-release stalled transfers", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(StallWatch.class.getClassLoader());
            return thread;
        });
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Begins to watch a call that is about to be made. */
    static StallWatch start(Call call, Duration limit) {
        StallWatch watch = new StallWatch(call);
        watch.within(limit);
        long tick = Math.max(5, Math.min(LONGEST_TICK.toMillis(), limit.toMillis() / 4));
        watch.ticks = TIMER.scheduleWithFixedDelay(watch::look, tick, tick, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** From now on the next byte has this long. */
    void within(Duration limit) {
        end = System.nanoTime() + limit.toNanos();
        limited = true;
    }

    /** Waits for something else than the network, for as long as that takes. */
    void pause() {
        limited = false;
    }

    /** Ends the call as one that stalls. */
    void stall() {
        stalled = true;
        call.cancel();
    }

    boolean isStalled() {
        return stalled;
    }

    void stop() {
        ScheduledFuture<?> current = ticks;
        if (current != null) {
            current.cancel(false);
        }
    }

    private void look() {
        if (limited && System.nanoTime() - end > 0) {
            stall();
        }
    }
}
