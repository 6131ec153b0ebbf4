package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A link to be made or changed.
 *
 * @param type always sent, since GitLab sets a link updated without it back to {@code other}
 * @param directAssetPath null for none; an empty text is not allowed by GitLab
 */
public record NewLink(
        String name,
        String url,
        LinkType type,
        @CheckForNull String directAssetPath) {
    public static NewLink of(String name, String url) {
        return new NewLink(name, url, LinkType.OTHER, null);
    }

    /** Whether a link is the one that this would make. */
    public boolean isIn(ReleaseLink link) {
        return link.name().equals(name) && link.url().equals(url);
    }

    /**
     * The JSON of the link. The path travels under both its names: {@code filepath} is the one GitLab before 15.9
     * reads, {@code direct_asset_path} wins on later ones.
     */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("url", url);
        if (directAssetPath != null) {
            json.put("direct_asset_path", directAssetPath);
            json.put("filepath", directAssetPath);
        }
        json.put("link_type", type.json());
        return json;
    }
}
