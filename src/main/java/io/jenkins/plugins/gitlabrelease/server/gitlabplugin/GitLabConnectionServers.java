package io.jenkins.plugins.gitlabrelease.server.gitlabplugin;

import com.dabsquared.gitlabjenkins.connection.GitLabConnection;
import com.dabsquared.gitlabjenkins.connection.GitLabConnectionConfig;
import hudson.Extension;
import io.jenkins.plugins.gitlabrelease.server.OtherPluginServers;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The section <em>GitLab</em> of the system configuration. It comes before other plugins' servers: it is empty until
 * somebody fills it. Its switch to ignore certificates has no effect on releases, nor have its time-outs, which are for
 * short requests.
 */
@Extension(optional = true, ordinal = 1)
@Restricted(NoExternalUse.class)
public final class GitLabConnectionServers extends OtherPluginServers<GitLabConnection> {

    @Override
    protected List<GitLabConnection> configured() {
        return GitLabConnectionConfig.get().getConnections();
    }

    @Override
    protected Entry read(GitLabConnection connection) {
        return new Entry(connection.getName(), connection.getUrl(), connection.getApiTokenId());
    }
}
