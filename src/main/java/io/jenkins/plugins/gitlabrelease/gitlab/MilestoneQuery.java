package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;

/**
 * Which milestones to list (api/milestones).
 *
 * @param title exact title, null for every one
 * @param state null for both
 * @param includeAncestors also those of the groups above
 */
public record MilestoneQuery(
        @CheckForNull String title, @CheckForNull State state, boolean includeAncestors) {
    /** The state of a milestone. */
    public enum State {
        ACTIVE,
        CLOSED;

        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static MilestoneQuery all() {
        return new MilestoneQuery(null, null, false);
    }

    public static MilestoneQuery title(String title) {
        return new MilestoneQuery(title, null, false);
    }

    public MilestoneQuery state(@CheckForNull State value) {
        return new MilestoneQuery(title, value, includeAncestors);
    }

    public MilestoneQuery withAncestors() {
        return new MilestoneQuery(title, state, true);
    }
}
