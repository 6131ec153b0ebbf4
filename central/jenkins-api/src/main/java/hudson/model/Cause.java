package hudson.model;

public abstract class Cause {
    protected Cause() {}

    public abstract String getShortDescription();
}
