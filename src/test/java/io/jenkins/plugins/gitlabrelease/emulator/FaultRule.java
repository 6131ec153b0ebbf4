package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.util.function.Predicate;

/** When a fault strikes. Without further words: at every request that fits. */
public final class FaultRule {

    private final Predicate<HttpRequest> fits;
    private final Fault fault;
    private int seen;
    private int struck;
    private int skipped;
    private int step = 1;
    private int most = Integer.MAX_VALUE;

    FaultRule(Predicate<HttpRequest> fits, Fault fault) {
        this.fits = fits;
        this.fault = fault;
    }

    /** Strikes at most that often. */
    public synchronized FaultRule times(int count) {
        most = count;
        return this;
    }

    /** Lets that many requests pass first. */
    public synchronized FaultRule after(int count) {
        skipped = count;
        return this;
    }

    /** Strikes at every n-th request that fits, beginning with the n-th. */
    public synchronized FaultRule every(int n) {
        step = n;
        return this;
    }

    /** Returns how often it struck. */
    public synchronized int struck() {
        return struck;
    }

    /** Counts a request, and says whether the rule strikes at it. */
    synchronized boolean isDue(HttpRequest request) {
        if (!fits.test(request)) {
            return false;
        }
        seen++;
        return seen > skipped && (seen - skipped) % step == 0 && struck < most;
    }

    synchronized Fault strike() {
        struck++;
        return fault;
    }
}
