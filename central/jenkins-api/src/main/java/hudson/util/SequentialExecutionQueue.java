package hudson.util;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

public class SequentialExecutionQueue implements Executor {
    public SequentialExecutionQueue(ExecutorService executors) {}

    @Override
    public synchronized void execute(@NonNull Runnable item) {
        throw new UnsupportedOperationException();
    }
}
