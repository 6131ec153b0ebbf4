package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A milestone of a project or of a group (api/milestones).
 *
 * @param projectId null for a milestone of a group
 * @param groupId null for a milestone of a project
 * @param state {@code active} or {@code closed}
 */
public record Milestone(
        long id, @CheckForNull Long projectId, @CheckForNull Long groupId, String title, String state) {
    public Milestone {
        Ids.requirePositive(id);
        title = OrEmpty.text(title);
        state = OrEmpty.text(state);
    }

    public boolean isClosed() {
        return state.equals("closed");
    }
}
