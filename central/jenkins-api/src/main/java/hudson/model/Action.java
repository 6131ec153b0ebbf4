package hudson.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

public interface Action extends ModelObject {
    @Override
    @CheckForNull
    String getDisplayName();
}
