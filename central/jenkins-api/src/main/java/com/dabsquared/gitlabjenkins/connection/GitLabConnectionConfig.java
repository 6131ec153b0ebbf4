package com.dabsquared.gitlabjenkins.connection;

import java.util.List;
import jenkins.model.GlobalConfiguration;

public class GitLabConnectionConfig extends GlobalConfiguration {
    GitLabConnectionConfig() {}

    public List<GitLabConnection> getConnections() {
        throw new UnsupportedOperationException();
    }

    public static GitLabConnectionConfig get() {
        throw new UnsupportedOperationException();
    }
}
