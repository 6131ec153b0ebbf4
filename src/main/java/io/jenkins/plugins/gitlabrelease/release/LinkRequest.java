package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.plan.Preflight;

/**
 * A link to something that lives elsewhere, as the user wrote it; nothing is checked before the engine's
 * {@link Preflight} looks at the whole request.
 *
 * @param name the text of the link, unique in the release
 * @param url an absolute http, https or ftp URL, unique in the release
 * @param type what GitLab shows it as
 * @param directAssetPath the path of the permanent link below {@code /-/releases/TAG/downloads}, with its leading slash; null for none
 */
public record LinkRequest(
        String name,
        String url,
        LinkType type,
        @CheckForNull String directAssetPath) {

    /** A link to a file that is kept elsewhere, with the name, type and path that it would have if it were uploaded. */
    public static LinkRequest to(NamedAsset file, String url) {
        return new LinkRequest(file.name(), url, LinkType.PACKAGE, LegalNames.directAssetPath(file.name()));
    }
}
