package hudson.plugins.git.util;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Action;
import hudson.plugins.git.Revision;
import java.io.Serializable;
import java.util.Set;

public class BuildData implements Action, Serializable, Cloneable {
    private static final long serialVersionUID = 1L;

    BuildData() {}

    @Override
    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @CheckForNull
    public Revision getLastBuiltRevision() {
        throw new UnsupportedOperationException();
    }

    public Set<String> getRemoteUrls() {
        throw new UnsupportedOperationException();
    }
}
