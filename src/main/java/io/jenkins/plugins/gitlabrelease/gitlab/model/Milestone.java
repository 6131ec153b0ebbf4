package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/** A milestone of a project or of a group. */
public record Milestone(
        long id,
        long iid,
        @CheckForNull Long projectId,
        @CheckForNull Long groupId,
        String title,
        @CheckForNull String description,
        String state,
        @CheckForNull String startDate,
        @CheckForNull String dueDate,
        @CheckForNull Boolean expired,
        @CheckForNull Instant createdAt,
        @CheckForNull Instant updatedAt,
        @CheckForNull String webUrl,
        @CheckForNull IssueStats issueStats) {
    public Milestone {
        title = OrEmpty.text(title);
        state = OrEmpty.text(state);
    }

    /** How many issues there are and how many of them are closed; only releases show it. */
    public record IssueStats(long total, long closed) {}

    public boolean isClosed() {
        return state.equals("closed");
    }
}
