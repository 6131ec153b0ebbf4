package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import okhttp3.HttpUrl;

/** A link of a release (api/releases/links). */
public record ReleaseLink(
        long id, String name, String url, @CheckForNull String directAssetUrl, LinkType linkType) {
    private static final String RELEASES = "/-/releases/";

    public ReleaseLink {
        Ids.requirePositive(id);
        name = OrEmpty.text(name);
        url = OrEmpty.text(url);
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
        HttpUrl address = HttpUrl.parse(directAssetUrl);
        int start = address == null ? -1 : address.encodedPath().indexOf(RELEASES);
        if (start < 0) {
            return null;
        }
        String rest = address.encodedPath().substring(start + RELEASES.length());
        String decoded = rest.indexOf('%') < 0
                ? rest
                : String.join(
                        "/",
                        address.newBuilder().encodedPath("/" + rest).build().pathSegments());
        String prefix = tag + "/downloads/";
        return decoded.startsWith(prefix) ? decoded.substring(prefix.length() - 1) : null;
    }
}
