package jenkins.model.details;

import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.model.Actionable;
import hudson.model.ModelObject;
import org.jenkins.ui.icon.IconSpec;

public abstract class Detail implements ModelObject, IconSpec {
    public Detail(Actionable object) {}

    @Override
    @Nullable
    public String getIconClassName() {
        throw new UnsupportedOperationException();
    }

    @Override
    @Nullable
    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    @Nullable
    public String getLink() {
        throw new UnsupportedOperationException();
    }
}
