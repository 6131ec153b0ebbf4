package io.jenkins.plugins.gitlabrelease.origin;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The commit of a project that a build was made from.
 *
 * @param sha its full hash; null if it is not known
 * @param words the commit and how it is known, or why it is not, for messages
 */
@Restricted(NoExternalUse.class)
public record BuildCommit(@CheckForNull String sha, String words) {

    /** The commit of a build in one project. */
    public static BuildCommit of(BuildOrigin build, ServerUrl server, ProjectId project) {
        String variable = Util.fixEmptyAndTrim(build.environment().get("GIT_COMMIT"));
        if (variable != null) {
            return new BuildCommit(variable, "GIT_COMMIT " + variable);
        }
        for (BuildRepository.Origin origin : BuildRepository.Origin.values()) {
            Set<String> commits = build.repositories(origin).stream()
                    .filter(repository -> repository.mayBe(server, project))
                    .map(BuildRepository::commit)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (commits.size() == 1) {
                String sha = commits.iterator().next();
                return new BuildCommit(sha, "the commit " + sha + whose(origin));
            }
            if (commits.size() > 1) {
                return new BuildCommit(
                        null,
                        "GIT_COMMIT is not set and Git has checked out several commits of " + project + " ("
                                + String.join(", ", commits) + ")");
            }
        }
        return new BuildCommit(null, "GIT_COMMIT is not set and no checkout of " + project + " with Git is known");
    }

    private static String whose(BuildRepository.Origin origin) {
        return origin == BuildRepository.Origin.MULTIBRANCH_SOURCE
                ? " of the multibranch source"
                : " that Git has checked out";
    }
}
