package io.jenkins.plugins.gitlabrelease.server.gitlabplugin;

import com.dabsquared.gitlabjenkins.connection.GitLabApiToken;
import hudson.Extension;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.server.CredentialKind;

/** The kind <em>GitLab API token</em>. */
@Extension(optional = true)
public final class GitLabApiTokenCredentials extends CredentialKind<GitLabApiToken> {

    /** For Jenkins. */
    public GitLabApiTokenCredentials() {
        super(GitLabApiToken.class);
    }

    @Override
    protected Secret tokenIn(GitLabApiToken credential) {
        return credential.getApiToken();
    }
}
