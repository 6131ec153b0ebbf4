package io.jenkins.plugins.gitlabrelease.release.publish;

/**
 * Bounds the bytes that are on their way at one time: many small files or few large ones. A file that is larger than the
 * whole budget goes alone.
 */
final class ByteBudget {

    private final long limit;
    private long inFlight;

    ByteBudget(long limit) {
        this.limit = limit;
    }

    /** Waits until so many bytes may be sent. */
    synchronized void acquire(long bytes) throws InterruptedException {
        while (inFlight > 0 && inFlight + bytes > limit) {
            wait();
        }
        inFlight += bytes;
    }

    synchronized void release(long bytes) {
        inFlight -= bytes;
        notifyAll();
    }
}
