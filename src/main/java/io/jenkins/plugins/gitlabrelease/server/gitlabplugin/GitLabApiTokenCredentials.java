package io.jenkins.plugins.gitlabrelease.server.gitlabplugin;

import com.dabsquared.gitlabjenkins.connection.GitLabApiToken;
import hudson.Extension;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.server.CredentialKind;
import io.jenkins.plugins.gitlabrelease.server.Messages;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The kind <em>GitLab API token</em>. */
@Extension(optional = true, ordinal = 1)
@Restricted(NoExternalUse.class)
public final class GitLabApiTokenCredentials extends CredentialKind<GitLabApiToken> {

    /** For Jenkins. */
    public GitLabApiTokenCredentials() {
        super(GitLabApiToken.class);
    }

    @Override
    protected Secret tokenIn(GitLabApiToken credential) {
        return credential.getApiToken();
    }

    @Override
    protected String description() {
        return Messages.CredentialKind_GitLabApiToken();
    }
}
