package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A release (api/releases "Get a Release by a tag name"). It has no number: project and tag are its identity. Keys that
 * the token's role may not see are null or empty.
 *
 * @param tagName empty for guests of old versions
 * @param name the tag where GitLab gives none
 * @param description Markdown source
 * @param descriptionHtml only when asked for
 * @param isUpcoming whether GitLab calls the release upcoming: its date is in the future
 * @param historicalRelease as GitLab says it, null where it says nothing; see {@link #isHistorical()}
 * @param urls the JSON key {@code _links}
 */
public record Release(
        String tagName,
        String name,

        @JsonDeserialize(using = Json.Prose.class) @CheckForNull
        String description,

        @JsonDeserialize(using = Json.Prose.class) @CheckForNull
        String descriptionHtml,

        @CheckForNull Instant createdAt,
        @CheckForNull Instant releasedAt,
        @JsonProperty("upcoming_release") boolean isUpcoming,
        @CheckForNull Boolean historicalRelease,
        @CheckForNull User author,
        @CheckForNull Commit commit,
        List<Milestone> milestones,
        Assets assets,
        List<Evidence> evidences,
        @JsonProperty("_links") Urls urls) {
    public Release {
        tagName = OrEmpty.text(tagName);
        if (tagName.equals(".") || tagName.equals("..")) {
            throw new IllegalArgumentException("a release whose tag can be none");
        }
        name = name == null ? tagName : name;
        milestones = OrEmpty.list(milestones);
        assets = assets == null ? new Assets(null) : assets;
        evidences = OrEmpty.list(evidences);
        urls = urls == null ? new Urls(null, null) : urls;
    }

    /**
     * What a release offers for download; the source archives that GitLab makes are not read.
     *
     * @param links null where GitLab does not say
     */
    public record Assets(@CheckForNull List<ReleaseLink> links) {
        public Assets {
            if (links != null && links.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("a link that is nothing");
            }
            links = links == null ? null : List.copyOf(links);
        }
    }

    /** A snapshot that GitLab took of a release ("release evidence"). */
    public record Evidence(
            @CheckForNull String sha,
            @CheckForNull String filepath,
            @CheckForNull Instant collectedAt) {}

    /**
     * Addresses of the web interface that belong to a release.
     *
     * @param self the page of the release
     * @param editUrl only for those who may change this release
     */
    public record Urls(
            @CheckForNull String self, @CheckForNull String editUrl) {}

    /** The asset links, newest first as GitLab sorts them. */
    public List<ReleaseLink> links() {
        return OrEmpty.list(assets.links());
    }

    /** Whether GitLab says which links there are, if only that there is none. */
    public boolean knowsLinks() {
        return assets.links() != null;
    }

    /** The page of the release, null if GitLab did not say. */
    @CheckForNull
    public String webUrl() {
        return urls.self();
    }

    /**
     * Whether the release was dated before its creation, so that GitLab collected no evidence. Where GitLab does not
     * say, its own rule decides ({@code released_at < created_at}, app/models/release.rb).
     */
    public boolean isHistorical() {
        if (historicalRelease != null) {
            return historicalRelease;
        }
        return releasedAt != null && createdAt != null && releasedAt.isBefore(createdAt);
    }
}
