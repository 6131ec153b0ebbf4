package io.jenkins.plugins.gitlabrelease.release.existing;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ServerUrl;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.AssetPath;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

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
     * @param server what is not external
     * @param log is told what is left out although it fits
     * @throws ReleaseException if nothing fits and that is not allowed, or if a name cannot be used as a path
     */
    List<ReleaseLink> of(Release release, ServerUrl server, ReleaseLog log) throws ReleaseException {
        NamePattern pattern = NamePattern.ofFiles(patterns);
        List<ReleaseLink> chosen = new ArrayList<>();
        for (ReleaseLink link : release.links()) {
            if (pattern.matches(link.name()) && isReachable(link, server, log)) {
                check(link, release);
                chosen.add(link);
            }
        }
        if (chosen.isEmpty() && !allowEmpty) {
            throw new ReleaseException("No asset of the release " + release.tagName() + " to download matches \""
                    + patterns + "\": " + available(release) + " Change the pattern, or allow it to match nothing.");
        }
        chosen.sort(Comparator.comparing(ReleaseLink::name));
        return chosen;
    }

    private boolean isReachable(ReleaseLink link, ServerUrl server, ReleaseLog log) {
        boolean sendsOn = server.sendsOn(link.url());
        if (server.holds(link.url()) && !sendsOn) {
            return true;
        }
        if (!external) {
            log.line("left out " + link.name() + ", which "
                    + (sendsOn ? "may lead on to" : "is on")
                    + " another server; external would download it");
            return false;
        }
        String url = link.url().toLowerCase(Locale.ROOT);
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            log.line("left out " + link.name() + ", which is no http or https address");
            return false;
        }
        return true;
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
