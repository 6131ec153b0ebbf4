package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import java.util.Locale;
import okhttp3.HttpUrl;

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

    /**
     * The parameter has a newer name, {@code include_ancestors}. The old one is known to old and new versions, and new
     * ones refuse both at once (lib/api/milestone_responses.rb).
     */
    public HttpUrl addTo(HttpUrl url) {
        return new Query(url)
                .with("title", title)
                .with("state", state == null ? null : state.json())
                .with("include_parent_milestones", includeAncestors ? true : null)
                .build();
    }
}
