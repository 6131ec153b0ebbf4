package hudson.util;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.ThreadFactory;

public class DaemonThreadFactory implements ThreadFactory {
    public DaemonThreadFactory() {}

    public DaemonThreadFactory(ThreadFactory delegate) {}

    @Override
    public Thread newThread(@NonNull Runnable r) {
        throw new UnsupportedOperationException();
    }
}
