package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Logs how far a long upload has come. The first ten seconds pass in silence; then there is a line whenever another tenth
 * of the file has gone, or another ten seconds have.
 */
final class UploadProgress {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

    private final String name;
    private final long length;
    private final ReleaseLog log;
    private final LongSupplier nanos;
    private final long start;
    private long lastLogged;
    private long lastTenth;

    /** @param nanos a running clock, in nanoseconds from any point on */
    UploadProgress(String name, long length, ReleaseLog log, LongSupplier nanos) {
        this.name = name;
        this.length = length;
        this.log = log;
        this.nanos = nanos;
        start = nanos.getAsLong();
        lastLogged = start;
    }

    /**
     * Call this as bytes leave, from one thread.
     *
     * @param sent how many have left so far
     */
    void sent(long sent) {
        long now = nanos.getAsLong();
        long tenth = length == 0 ? 10 : sent * 10 / length;
        boolean due = now - lastLogged >= INTERVAL || tenth > lastTenth;
        if (now - start >= INTERVAL && due && sent < length) {
            log.line("uploading " + name + ": " + sent * 100 / length + " % of " + HumanReadable.size(length));
            lastLogged = now;
            lastTenth = tenth;
        }
    }
}
