package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;

public abstract class ParameterValue implements Serializable {
    ParameterValue() {}

    @CheckForNull
    public Object getValue() {
        throw new UnsupportedOperationException();
    }
}
