package io.jenkins.plugins.gitlabrelease.origin.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.origin.BuildRepository;
import io.jenkins.plugins.gitlabrelease.origin.RepositoryFinder;
import java.util.Collections;
import java.util.List;
import jenkins.plugins.git.AbstractGitSCMSource;
import jenkins.scm.api.SCMRevisionAction;
import jenkins.scm.api.SCMSource;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Where a multibranch job with a Git repository has the build's branch or tag from, whether it was checked out or not. */
@Extension(optional = true, ordinal = 1)
@Restricted(NoExternalUse.class)
public final class GitSources extends RepositoryFinder<AbstractGitSCMSource> {

    @Override
    protected List<AbstractGitSCMSource> keptOf(Run<?, ?> run) {
        SCMSource source = SCMSource.SourceByItem.findSource(run.getParent());
        return source instanceof AbstractGitSCMSource git ? List.of(git) : List.of();
    }

    @Override
    protected BuildRepository read(AbstractGitSCMSource source, Run<?, ?> run) {
        return new BuildRepository(
                BuildRepository.Origin.MULTIBRANCH_SOURCE,
                Collections.singletonList(source.getRemote()),
                commitOf(run, source));
    }

    /** The commit that the multibranch job wants built; null for a merge, which is made by the checkout. */
    @CheckForNull
    public static String commitOf(Run<?, ?> run, SCMSource source) {
        return SCMRevisionAction.getRevision(source, run) instanceof AbstractGitSCMSource.SCMRevisionImpl revision
                ? revision.getHash()
                : null;
    }
}
