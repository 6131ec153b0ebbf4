package io.jenkins.plugins.gitlabrelease.release.existing;

import io.jenkins.plugins.gitlabrelease.gitlab.http.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.AssetPath;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which assets of a release are downloaded.
 *
 * @param patterns see {@link NamePattern#ofFiles}; compared with the names of the release's links
 * @param external whether links that lead to other servers are followed, without the token; else they are left out
 * @param allowEmpty whether it is fine that nothing is left
 */
public record AssetSelection(String patterns, boolean external, boolean allowEmpty) {

    /**
     * The links to download, by name.
     *
     * @param access which addresses may be read
     * @param log gets a line for each link that fits and is left out
     * @throws ReleaseException if nothing fits and that is not allowed, or if a name cannot be used as a path
     */
    List<ReleaseLink> of(Release release, AssetAccess access, ReleaseLog log) throws ReleaseException {
        List<ReleaseLink> chosen = new ArrayList<>();
        for (ReleaseLink link : release.links()) {
            if (matches(link) && mayBeRead(link, access, log)) {
                check(link, release);
                chosen.add(link);
            }
        }
        refuseNothing(release, chosen.size());
        chosen.sort(Comparator.comparing(ReleaseLink::name));
        return chosen;
    }

    boolean matches(ReleaseLink link) {
        return NamePattern.ofFiles(patterns).matches(link.name());
    }

    /** @throws ReleaseException if there is nothing and that is not allowed */
    void refuseNothing(Release release, int assets) throws ReleaseException {
        if (assets == 0 && !allowEmpty) {
            throw new ReleaseException("No asset of the release " + release.tagName() + " to download matches \""
                    + patterns + "\": " + available(release) + " Change the pattern, or allow it to match nothing.");
        }
    }

    private static boolean mayBeRead(ReleaseLink link, AssetAccess access, ReleaseLog log) {
        AssetAccess.Decision decision = access.of(link.url());
        if (!decision.isAllowed()) {
            log.line("left out " + link.name() + ", which " + decision.refusal());
        }
        return decision.isAllowed();
    }

    private static void check(ReleaseLink link, Release release) throws ReleaseException {
        String problem = AssetPath.problemOf(link.name());
        if (problem != null) {
            throw new ReleaseException("The asset \"" + link.name() + "\" of the release " + release.tagName()
                    + " cannot be downloaded under its name: " + problem
                    + ". Rename it in GitLab, or choose other assets.");
        }
    }

    private static String available(Release release) {
        if (release.links().isEmpty()) {
            return "it has none.";
        }
        List<String> names = release.links().stream()
                .map(ReleaseLink::name)
                .sorted()
                .limit(10)
                .toList();
        String more = release.links().size() > names.size() ? ", ..." : "";
        return "it has " + String.join(", ", names) + more + ".";
    }
}
