package io.jenkins.plugins.gitlabrelease.origin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A Git repository that a build has to do with. Users and passwords in its addresses are forgotten at once. */
@Restricted(NoExternalUse.class)
public final class BuildRepository {

    private final Origin origin;
    private final List<GitRemote> remotes;
    private final String commit;

    /**
     * @param urls the addresses of the repository, the best first; what is no address is passed over
     * @param commit the full hash of the commit that is built; null if it is not known
     */
    public BuildRepository(Origin origin, Collection<String> urls, @CheckForNull String commit) {
        this.origin = origin;
        this.remotes = urls.stream()
                .filter(Objects::nonNull)
                .map(GitRemote::parse)
                .filter(Objects::nonNull)
                .toList();
        this.commit = commit;
    }

    /** What the repository is to the build. */
    public enum Origin {
        /** The multibranch job, to which the build's job belongs, has its branches and tags from there. */
        MULTIBRANCH_SOURCE,
        /** It was checked out, maybe beside others. */
        CHECKOUT
    }

    Origin origin() {
        return origin;
    }

    Stream<GitRemote> remotes() {
        return remotes.stream();
    }

    @CheckForNull
    String commit() {
        return commit;
    }

    /** The full paths of the projects on a server that this can be; more than one if it has addresses of several. */
    List<String> projectsOn(ServerUrl server) {
        return remotes.stream()
                .map(remote -> remote.projectOn(server))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether this is a project's repository; of a number that cannot be told, so any on the server will do. */
    boolean mayBe(ServerUrl server, ProjectId project) {
        return projectsOn(server).stream()
                .anyMatch(path -> project.isNumeric() || path.equalsIgnoreCase(project.segment()));
    }

    /** For messages. */
    @Override
    public String toString() {
        return remotes.isEmpty()
                ? "no address of a server"
                : remotes.stream().map(GitRemote::toString).collect(Collectors.joining(" or "));
    }
}
