package com.dabsquared.gitlabjenkins.connection;

import hudson.model.AbstractDescribableImpl;

public class GitLabConnection extends AbstractDescribableImpl<GitLabConnection> {
    GitLabConnection() {}

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public String getApiTokenId() {
        throw new UnsupportedOperationException();
    }
}
