package io.jenkins.plugins.gitlabrelease.origin.git;

import hudson.Extension;
import hudson.model.Run;
import hudson.plugins.git.Revision;
import hudson.plugins.git.util.BuildData;
import io.jenkins.plugins.gitlabrelease.origin.BuildRepository;
import io.jenkins.plugins.gitlabrelease.origin.RepositoryFinder;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the build has checked out by now, on whatever agent: its own sources, shared libraries, and anything else. */
@Extension(optional = true)
@Restricted(NoExternalUse.class)
public final class GitCheckouts extends RepositoryFinder<BuildData> {

    @Override
    protected List<BuildData> keptOf(Run<?, ?> run) {
        return run.getActions(BuildData.class);
    }

    @Override
    protected BuildRepository read(BuildData checkout, Run<?, ?> run) {
        Revision revision = checkout.getLastBuiltRevision();
        return new BuildRepository(
                BuildRepository.Origin.CHECKOUT,
                checkout.getRemoteUrls(),
                revision == null ? null : revision.getSha1String());
    }
}
