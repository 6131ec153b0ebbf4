package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what earlier runs published for the tag and this one does not ask for. A file is this plugin's if it lies in the
 * package and version that belong to the tag, and a link is if it leads to such a file; nothing else is ever removed, so
 * a link that somebody else made stays, wherever it leads.
 */
final class StalePlanner {

    private final ServerState state;
    private final String packageUrl;
    private final Set<String> wantedUrls;
    private final Set<String> wantedFiles;

    /** @param packageUrl where the files of the tag's package lie, with a slash at its end */
    StalePlanner(ServerState state, String packageUrl, List<AssetPlan> assets, List<LinkPlan> links) {
        this.state = state;
        this.packageUrl = packageUrl;
        this.wantedUrls = links.stream().map(link -> link.link().url()).collect(Collectors.toSet());
        this.wantedFiles = assets.stream().map(AssetPlan::fileName).collect(Collectors.toSet());
    }

    List<ReleaseLink> links(List<LinkPlan> kept) {
        @CheckForNull Release release = state.release();
        if (release == null) {
            return List.of();
        }
        Set<Long> reused =
                kept.stream().map(LinkPlan::existingId).filter(id -> id != null).collect(Collectors.toSet());
        return release.links().stream()
                .filter(link -> link.url().startsWith(packageUrl))
                .filter(link -> !wantedUrls.contains(link.url()) && !reused.contains(link.id()))
                .toList();
    }

    List<PackageFile> files() {
        return state.files().entrySet().stream()
                .filter(entry -> !wantedFiles.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
