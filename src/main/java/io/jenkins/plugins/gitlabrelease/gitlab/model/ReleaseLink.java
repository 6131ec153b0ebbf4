package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.PercentDecoder;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Values;

/** A link of a release (api/releases/links). */
public record ReleaseLink(
        long id,
        String name,
        String url,
        @CheckForNull String directAssetUrl,
        LinkType linkType,
        @CheckForNull Boolean external) {
    private static final String RELEASES = "/-/releases/";

    public ReleaseLink {
        name = Values.text(name);
        url = Values.text(url);
        linkType = linkType == null ? LinkType.OTHER : linkType;
    }

    /**
     * The direct asset path this link was made with, such as {@code /bin/app.jar}. GitLab stores but does not return
     * it; it is the end of {@link #directAssetUrl()}, which equals {@link #url()} for a link without a path.
     *
     * @param tag the release's tag, as it is
     * @return null if the link has no path
     */
    @CheckForNull
    public String directAssetPath(String tag) {
        if (directAssetUrl == null || directAssetUrl.equals(url)) {
            return null;
        }
        int start = directAssetUrl.indexOf(RELEASES);
        if (start < 0) {
            return null;
        }
        String rest = PercentDecoder.decode(directAssetUrl.substring(start + RELEASES.length()));
        String prefix = tag + "/downloads/";
        return rest.startsWith(prefix) ? rest.substring(prefix.length() - 1) : null;
    }
}
