package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A release to be created (api/releases "Create a release"); what is null is not sent and left to GitLab's default.
 *
 * @param tagMessage makes an annotated tag, if the tag is made with the release
 * @param ref commit, branch or tag that a missing tag is made from; GitLab ignores it when the tag exists
 * @param milestones titles; exclusive with {@code milestoneIds}
 * @param releasedAt a past date makes the release historical: GitLab collects no evidence then
 */
public record NewRelease(
        String tagName,
        @CheckForNull String name,
        @CheckForNull String tagMessage,
        @CheckForNull String description,
        @CheckForNull String ref,
        @CheckForNull List<String> milestones,
        @CheckForNull List<Long> milestoneIds,
        @CheckForNull Instant releasedAt,
        List<NewLink> links) {
    public NewRelease {
        if (milestones != null && milestoneIds != null) {
            throw new IllegalArgumentException("Give milestones by title or by id, not both.");
        }
        milestones = milestones == null ? null : List.copyOf(milestones);
        milestoneIds = milestoneIds == null ? null : List.copyOf(milestoneIds);
        links = List.copyOf(links);
    }

    public static Builder of(String tagName) {
        return new Builder(tagName);
    }

    /** Whether a release is the one that this would make, and not one that somebody else made for the same tag. */
    public boolean isIn(Release release) {
        return release.tagName().equals(tagName)
                && release.name()
                        .strip()
                        .equals(OrEmpty.text(name == null ? tagName : name).strip())
                && lines(release.description()).equals(lines(description))
                && links.stream().allMatch(link -> release.links().stream().anyMatch(link::isIn));
    }

    private static String lines(@CheckForNull String text) {
        return OrEmpty.text(text).replace("\r\n", "\n").strip();
    }

    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tag_name", tagName);
        json.put("name", name);
        json.put("tag_message", tagMessage);
        json.put("description", description);
        json.put("ref", ref);
        json.put("milestones", milestones);
        json.put("milestone_ids", milestoneIds);
        json.put("released_at", releasedAt == null ? null : releasedAt.toString());
        if (!links.isEmpty()) {
            json.put("assets", Map.of("links", links.stream().map(NewLink::json).toList()));
        }
        json.values().removeIf(value -> value == null);
        return json;
    }

    /** Collects the attributes of a {@link NewRelease}; each may stay unset. */
    public static final class Builder {
        private final String tagName;
        private final List<NewLink> links = new ArrayList<>();
        private String name;
        private String tagMessage;
        private String description;
        private String ref;
        private List<String> milestones;
        private List<Long> milestoneIds;
        private Instant releasedAt;

        private Builder(String tagName) {
            this.tagName = tagName;
        }

        public Builder name(@CheckForNull String value) {
            name = value;
            return this;
        }

        public Builder tagMessage(@CheckForNull String value) {
            tagMessage = value;
            return this;
        }

        public Builder description(@CheckForNull String value) {
            description = value;
            return this;
        }

        public Builder ref(@CheckForNull String value) {
            ref = value;
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

        public Builder releasedAt(@CheckForNull Instant value) {
            releasedAt = value;
            return this;
        }

        public Builder link(NewLink link) {
            links.add(link);
            return this;
        }

        public Builder links(List<NewLink> more) {
            links.addAll(more);
            return this;
        }

        public NewRelease build() {
            return new NewRelease(
                    tagName, name, tagMessage, description, ref, milestones, milestoneIds, releasedAt, links);
        }
    }
}
