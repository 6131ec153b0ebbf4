package io.jenkins.plugins.gitlabrelease.release;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lines that say the same of many things: the first are logged, the others counted, and the number is logged in the end. Safe for
 * use by several threads.
 */
public final class LongList implements ReleaseLog, AutoCloseable {

    /** So many lines are read by people; more are a matter for totals. */
    public static final int SHOWN = 20;

    private final ReleaseLog log;
    private final String what;
    private final AtomicInteger lines = new AtomicInteger();

    /** @param what the words after the number of lines left out, such as {@code links changed} */
    public LongList(ReleaseLog log, String what) {
        this.log = log;
        this.what = what;
    }

    @Override
    public void line(String text) {
        if (lines.incrementAndGet() <= SHOWN) {
            log.line(text);
        }
    }

    @Override
    public void close() {
        int more = lines.get() - SHOWN;
        if (more > 0) {
            log.line("and " + more + " more " + what);
        }
    }
}
