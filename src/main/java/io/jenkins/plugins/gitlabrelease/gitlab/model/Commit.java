package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/** A Git commit as GitLab shows it. */
public record Commit(
        String id,
        String shortId,
        String title,
        @CheckForNull String message,
        @CheckForNull String authorName,
        @CheckForNull String authorEmail,
        @CheckForNull Instant authoredDate,
        @CheckForNull String committerName,
        @CheckForNull String committerEmail,
        @CheckForNull Instant committedDate,
        @CheckForNull Instant createdAt,
        List<String> parentIds,
        @CheckForNull String webUrl) {
    public Commit {
        id = OrEmpty.text(id);
        shortId = OrEmpty.text(shortId);
        title = OrEmpty.text(title);
        parentIds = OrEmpty.list(parentIds);
    }
}
