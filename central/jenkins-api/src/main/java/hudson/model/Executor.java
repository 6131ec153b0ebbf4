package hudson.model;

public class Executor extends Thread {
    Executor() {}

    public Result abortResult() {
        throw new UnsupportedOperationException();
    }

    public void recordCauseOfInterruption(Run<?, ?> build, TaskListener listener) {
        throw new UnsupportedOperationException();
    }
}
