package io.jenkins.plugins.gitlabrelease.origin.branchsource;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.gitlabbranchsource.GitLabSCMSource;
import io.jenkins.plugins.gitlabrelease.origin.BuildRepository;
import io.jenkins.plugins.gitlabrelease.origin.RepositoryFinder;
import io.jenkins.plugins.gitlabrelease.origin.git.GitSources;
import io.jenkins.plugins.gitlabserverconfig.servers.GitLabServer;
import io.jenkins.plugins.gitlabserverconfig.servers.GitLabServers;
import java.util.Arrays;
import java.util.List;
import jenkins.scm.api.SCMSource;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The project of a multibranch job with a GitLab project; surer than its addresses, one of which may be on another host. */
@Extension(optional = true, ordinal = 2)
@Restricted(NoExternalUse.class)
public final class GitLabSources extends RepositoryFinder<GitLabSCMSource> {

    @Override
    protected List<GitLabSCMSource> keptOf(Run<?, ?> run) {
        SCMSource source = SCMSource.SourceByItem.findSource(run.getParent());
        return source instanceof GitLabSCMSource gitlab ? List.of(gitlab) : List.of();
    }

    @Override
    protected BuildRepository read(GitLabSCMSource source, Run<?, ?> run) {
        GitLabServer server = GitLabServers.get().findServer(source.getServerName());
        String project =
                server == null ? null : server.getServerUrl().replaceFirst("/+$", "") + "/" + source.getProjectPath();
        return new BuildRepository(
                BuildRepository.Origin.MULTIBRANCH_SOURCE,
                Arrays.asList(project, source.getHttpRemote(), source.getSshRemote()),
                GitSources.commitOf(run, source));
    }
}
