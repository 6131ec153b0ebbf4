package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

public final class Result implements Serializable {
    private Result() {}

    @NonNull
    public static final Result SUCCESS = new Result();

    @NonNull
    public static final Result UNSTABLE = new Result();

    @NonNull
    public static final Result FAILURE = new Result();

    @NonNull
    public static final Result NOT_BUILT = new Result();

    @NonNull
    public static final Result ABORTED = new Result();

    public boolean isWorseThan(@NonNull Result that) {
        throw new UnsupportedOperationException();
    }

    public boolean isWorseOrEqualTo(@NonNull Result that) {
        throw new UnsupportedOperationException();
    }

    public boolean isBetterThan(@NonNull Result that) {
        throw new UnsupportedOperationException();
    }

    public boolean isBetterOrEqualTo(@NonNull Result that) {
        throw new UnsupportedOperationException();
    }
}
