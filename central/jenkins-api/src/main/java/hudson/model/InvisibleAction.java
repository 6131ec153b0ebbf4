package hudson.model;

public abstract class InvisibleAction implements Action {
    @Override
    public final String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
