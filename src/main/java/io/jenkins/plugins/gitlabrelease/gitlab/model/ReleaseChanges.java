package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to change on a release (api/releases "Update a release"). Null keeps what there is, an empty list clears.
 * Links are no part of it: GitLab ignores them here, they have their own API.
 *
 * @param milestones titles; exclusive with {@code milestoneIds}
 */
public record ReleaseChanges(
        @CheckForNull String name,
        @CheckForNull String description,
        @CheckForNull Instant releasedAt,
        @CheckForNull List<String> milestones,
        @CheckForNull List<Long> milestoneIds) {
    public ReleaseChanges {
        if (milestones != null && milestoneIds != null) {
            throw new IllegalArgumentException("Give milestones by title or by id, not both.");
        }
        milestones = milestones == null ? null : List.copyOf(milestones);
        milestoneIds = milestoneIds == null ? null : List.copyOf(milestoneIds);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Whether nothing is to change; GitLab refuses such an update ({@code params is empty}). */
    public boolean isEmpty() {
        return json().isEmpty();
    }

    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("description", description);
        json.put("released_at", releasedAt == null ? null : releasedAt.toString());
        json.put("milestones", milestones);
        json.put("milestone_ids", milestoneIds);
        json.values().removeIf(value -> value == null);
        return json;
    }

    /** Collects changes; each may stay unset. */
    public static final class Builder {
        private String name;
        private String description;
        private Instant releasedAt;
        private List<String> milestones;
        private List<Long> milestoneIds;

        private Builder() {}

        public Builder name(@CheckForNull String value) {
            name = value;
            return this;
        }

        public Builder description(@CheckForNull String value) {
            description = value;
            return this;
        }

        public Builder releasedAt(@CheckForNull Instant value) {
            releasedAt = value;
            return this;
        }

        public Builder milestones(@CheckForNull List<String> titles) {
            milestones = titles;
            return this;
        }

        public Builder milestoneIds(@CheckForNull List<Long> ids) {
            milestoneIds = ids;
            return this;
        }

        public ReleaseChanges build() {
            return new ReleaseChanges(name, description, releasedAt, milestones, milestoneIds);
        }
    }
}
