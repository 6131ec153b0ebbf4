package io.jenkins.plugins.gitlabbranchsource;

import jenkins.plugins.git.AbstractGitSCMSource;

public class GitLabSCMSource extends AbstractGitSCMSource {
    GitLabSCMSource() {}

    public String getServerName() {
        throw new UnsupportedOperationException();
    }

    public String getProjectPath() {
        throw new UnsupportedOperationException();
    }

    public String getHttpRemote() {
        throw new UnsupportedOperationException();
    }

    public String getSshRemote() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getRemote() {
        throw new UnsupportedOperationException();
    }
}
