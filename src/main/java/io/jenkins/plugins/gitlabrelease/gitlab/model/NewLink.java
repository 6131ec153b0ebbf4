package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;

/**
 * A link to be made or changed (api/releases/links).
 *
 * @param type always sent, since GitLab sets a link updated without it back to {@code other}
 * @param directAssetPath null for none; GitLab refuses an empty text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewLink(
        String name,
        String url,
        @JsonProperty("link_type") LinkType type,
        @CheckForNull String directAssetPath) {
    public static NewLink of(String name, String url) {
        return new NewLink(name, url, LinkType.OTHER, null);
    }

    /** Whether a link is the one that this would make. */
    public boolean isIn(ReleaseLink link) {
        return hasNameOf(link) && hasUrlOf(link);
    }

    /** Whether GitLab would take the name for that of a link, which was cleaned when it was read. */
    public boolean hasNameOf(ReleaseLink link) {
        return link.name().equals(HarmlessText.value(name));
    }

    /** Whether GitLab would take the URL for that of a link, which was cleaned when it was read. */
    public boolean hasUrlOf(ReleaseLink link) {
        return link.url().equals(HarmlessText.value(url));
    }

    /**
     * The path under its older name, which is the one that GitLab before 15.9 reads; {@code direct_asset_path} wins on
     * later ones.
     */
    @CheckForNull
    @JsonProperty
    String filepath() {
        return directAssetPath;
    }
}
