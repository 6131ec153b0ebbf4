package io.jenkins.plugins.gitlabserverconfig.servers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.PersistentDescriptor;
import java.util.List;
import jenkins.model.GlobalConfiguration;

public class GitLabServers extends GlobalConfiguration implements PersistentDescriptor {
    GitLabServers() {}

    public static GitLabServers get() {
        throw new UnsupportedOperationException();
    }

    @NonNull
    public List<GitLabServer> getServers() {
        throw new UnsupportedOperationException();
    }

    @CheckForNull
    public GitLabServer findServer(@CheckForNull String serverName) {
        throw new UnsupportedOperationException();
    }
}
