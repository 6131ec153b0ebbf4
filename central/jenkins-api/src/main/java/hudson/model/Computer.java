package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.security.AccessControlled;

public abstract class Computer extends Actionable implements AccessControlled {
    Computer() {}

    @NonNull
    public String getName() {
        throw new UnsupportedOperationException();
    }
}
