package hudson.model;

import hudson.tasks.Publisher;
import hudson.util.DescribableList;

public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Job<P, R>
        implements Queue.Task {
    AbstractProject() {}

    public abstract DescribableList<Publisher, Descriptor<Publisher>> getPublishersList();
}
