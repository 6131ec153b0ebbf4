package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * A Git commit as GitLab shows it.
 *
 * @param id the whole SHA
 */
public record Commit(String id, @CheckForNull Instant committedDate) {
    public Commit {
        id = OrEmpty.text(id);
    }
}
