package hudson.model;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem {
    Job() {}

    @SuppressWarnings("unchecked")
    public <T extends JobProperty> T getProperty(Class<T> clazz) {
        throw new UnsupportedOperationException();
    }

    public abstract boolean isBuildable();

    public RunT getLastBuild() {
        throw new UnsupportedOperationException();
    }
}
