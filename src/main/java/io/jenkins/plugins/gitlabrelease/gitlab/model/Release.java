package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;
import java.util.List;

/**
 * A release (api/releases "Get a Release by a tag name"). It has no number: project and tag are its identity. Keys that
 * the token's role may not see are null or empty.
 *
 * @param tagName empty for guests of old versions
 * @param name the tag where GitLab gives none
 * @param description Markdown source
 * @param descriptionHtml only when asked for
 * @param upcomingRelease whether GitLab calls the release upcoming: its date is in the future
 * @param historicalRelease as GitLab says it, null where it says nothing; see {@link #isHistorical()}
 * @param urls the JSON key {@code _links}
 */
public record Release(
        String tagName,
        String name,
        @CheckForNull String description,
        @CheckForNull String descriptionHtml,
        @CheckForNull Instant createdAt,
        @CheckForNull Instant releasedAt,
        boolean upcomingRelease,
        @CheckForNull Boolean historicalRelease,
        @CheckForNull User author,
        @CheckForNull Commit commit,
        List<Milestone> milestones,
        @CheckForNull String commitPath,
        @CheckForNull String tagPath,
        ReleaseAssets assets,
        List<Evidence> evidences,
        @JsonProperty("_links") ReleaseUrls urls) {
    public Release {
        tagName = OrEmpty.text(tagName);
        name = name == null ? tagName : name;
        milestones = OrEmpty.list(milestones);
        assets = assets == null ? ReleaseAssets.NONE : assets;
        evidences = OrEmpty.list(evidences);
        urls = urls == null ? ReleaseUrls.NONE : urls;
    }

    /** The asset links, newest first as GitLab sorts them. */
    public List<ReleaseLink> links() {
        return assets.links();
    }

    /** The page of the release, null if GitLab did not say. */
    @CheckForNull
    public String webUrl() {
        return urls.self();
    }

    /** Whether the release's date is in the future. */
    public boolean isUpcoming() {
        return upcomingRelease;
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
