package jenkins.scm.api;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Item;

public abstract class SCMSource extends AbstractDescribableImpl<SCMSource> implements ExtensionPoint {
    protected SCMSource() {}

    public abstract static class SourceByItem implements ExtensionPoint {

        @CheckForNull
        public static SCMSource findSource(Item item) {
            throw new UnsupportedOperationException();
        }
    }
}
