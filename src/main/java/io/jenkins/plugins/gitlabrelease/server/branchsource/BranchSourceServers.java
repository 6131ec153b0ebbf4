package io.jenkins.plugins.gitlabrelease.server.branchsource;

import hudson.Extension;
import io.jenkins.plugins.gitlabrelease.server.OtherPluginServers;
import io.jenkins.plugins.gitlabserverconfig.servers.GitLabServer;
import io.jenkins.plugins.gitlabserverconfig.servers.GitLabServers;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The section <em>GitLab Servers</em> of the system configuration, which holds GitLab.com until somebody changes it. */
@Extension(optional = true)
@Restricted(NoExternalUse.class)
public final class BranchSourceServers extends OtherPluginServers<GitLabServer> {

    @Override
    protected List<GitLabServer> configured() {
        return GitLabServers.get().getServers();
    }

    @Override
    protected Entry read(GitLabServer server) {
        return new Entry(server.getName(), server.getServerUrl(), server.getCredentialsId());
    }
}
