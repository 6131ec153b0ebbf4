package io.jenkins.plugins.gitlabserverconfig.servers;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.AbstractDescribableImpl;

public class GitLabServer extends AbstractDescribableImpl<GitLabServer> {
    GitLabServer() {}

    @NonNull
    public String getName() {
        throw new UnsupportedOperationException();
    }

    @NonNull
    public String getServerUrl() {
        throw new UnsupportedOperationException();
    }

    @NonNull
    public String getCredentialsId() {
        throw new UnsupportedOperationException();
    }
}
