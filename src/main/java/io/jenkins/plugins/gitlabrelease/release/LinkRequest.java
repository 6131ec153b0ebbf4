package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A link to something that lives elsewhere, as the user wrote it; nothing is checked before the engine
 * looks at the whole request.
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

    /**
     * Links to files that are kept elsewhere, with the names, types and paths that they would have if they were uploaded.
     *
     * @param address the URL of a file
     */
    public static List<LinkRequest> to(List<NamedAsset> files, Function<NamedAsset, String> address) {
        Set<String> taken = new HashSet<>();
        files.forEach(file -> taken.add("/" + file.name()));
        List<LinkRequest> links = new ArrayList<>();
        for (NamedAsset file : files) {
            String path = LegalNames.directAssetPath(file.name());
            boolean changed = path != null && !path.equals("/" + file.name());
            if (changed && !taken.add(path)) {
                path = LegalNames.apart(path, file.name());
            }
            String given = file.asset().permanentPath();
            links.add(new LinkRequest(
                    file.title(), address.apply(file), file.asset().linkType(), given == null ? path : given));
        }
        return links;
    }
}
