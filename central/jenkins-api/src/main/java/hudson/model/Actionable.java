package hudson.model;

import edu.umd.cs.findbugs.annotations.NonNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.List;

public abstract class Actionable extends AbstractModelObject implements ModelObject {

    public void replaceAction(@NonNull Action a) {
        throw new UnsupportedOperationException();
    }

    public boolean removeAction(@Nullable Action a) {
        throw new UnsupportedOperationException();
    }

    @NonNull
    public <T extends Action> List<T> getActions(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public <T extends Action> T getAction(Class<T> type) {
        throw new UnsupportedOperationException();
    }
}
