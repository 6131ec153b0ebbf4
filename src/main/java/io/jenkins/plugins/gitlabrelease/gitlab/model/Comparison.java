package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * What lies between two refs (api/repositories "Compare branches, tags or commits"); file differences are not read.
 *
 * @param commit the newest commit, null if there is none
 * @param commits oldest first
 * @param compareTimeout whether GitLab gave up on the differences
 */
public record Comparison(
        @CheckForNull Commit commit,
        List<Commit> commits,
        boolean compareTimeout,
        boolean compareSameRef,
        @CheckForNull String webUrl) {
    public Comparison {
        commits = OrEmpty.list(commits);
    }
}
