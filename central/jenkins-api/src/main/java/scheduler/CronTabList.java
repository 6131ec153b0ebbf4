package hudson.scheduler;

import edu.umd.cs.findbugs.annotations.NonNull;

public final class CronTabList {
    CronTabList() {}

    public static CronTabList create(@NonNull String format) {
        throw new UnsupportedOperationException();
    }
}
