package io.jenkins.plugins.gitlabrelease.release.existing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.release.AssetPath;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.plan.RegistryFiles;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which assets of a release are downloaded, and what each is saved as.
 *
 * @param patterns see {@link NamePattern#ofFiles}; compared with the names of the release's links, and with the names that
 *     package files are saved by
 * @param external whether links to other servers are followed, without the token; else they are left out
 * @param allowEmpty whether it is fine that nothing is left
 */
public record AssetSelection(String patterns, boolean external, boolean allowEmpty) {

    /**
     * An asset to download.
     *
     * @param link where it is
     * @param path what it is saved as, relative
     */
    record Chosen(ReleaseLink link, String path) {}

    /**
     * The assets to download, in the order of their names.
     *
     * @param addresses recognises the project's package files; null if the project is not known
     * @param access which addresses may be read
     * @param log gets a line for each link that fits and is left out
     * @throws ReleaseException if one of the patterns fits nothing and that is not allowed, if a name cannot be used as a
     *     path, or if two files could not be in one folder
     */
    List<Chosen> of(Release release, @CheckForNull GitLabAddresses addresses, AssetAccess access, ReleaseLog log)
            throws ReleaseException {
        checkPatterns(release, addresses);
        List<ReleaseLink> links = new ArrayList<>();
        for (ReleaseLink link : release.links()) {
            if (matches(link, addresses) && mayBeRead(link, access, log)) {
                links.add(link);
            }
        }
        links.sort(Comparator.comparing(ReleaseLink::name));
        List<Chosen> chosen = named(links, addresses);
        for (Chosen each : chosen) {
            check(each, release);
        }
        checkTogether(chosen, release);
        return chosen;
    }

    boolean matches(ReleaseLink link, @CheckForNull GitLabAddresses addresses) {
        return matches(NamePattern.ofFiles(patterns), link, addresses);
    }

    private static boolean matches(NamePattern pattern, ReleaseLink link, @CheckForNull GitLabAddresses addresses) {
        return pattern.matches(link.name()) || pattern.matches(savedName(link, addresses));
    }

    /** Each pattern counts by itself, so that a signature that is missing shows. */
    private void checkPatterns(Release release, @CheckForNull GitLabAddresses addresses) throws ReleaseException {
        List<String> each = Arrays.stream(patterns.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        for (String text : each) {
            if (text.startsWith("!")) {
                throw new ReleaseException(
                        "The pattern \"" + text + "\" begins with an exclamation mark, and patterns of"
                                + " assets leave nothing out. Choose the assets with narrower patterns.");
            }
            NamePattern pattern = NamePattern.ofFiles(text);
            boolean fits = release.links().stream().anyMatch(link -> matches(pattern, link, addresses));
            if (!fits && !allowEmpty) {
                throw nothing(release, text);
            }
        }
    }

    /** @throws ReleaseException if there is nothing and that is not allowed */
    void refuseNothing(Release release, int assets) throws ReleaseException {
        if (assets == 0 && !allowEmpty) {
            throw nothing(release, patterns);
        }
    }

    private static ReleaseException nothing(Release release, String pattern) {
        return new ReleaseException("No asset of the release " + release.tagName() + " to download matches \"" + pattern
                + "\": " + available(release) + " Change the pattern, or allow it to match nothing."
                + (pattern.contains("{") ? " Patterns have no braces: write each alternative by itself." : ""));
    }

    /**
     * A package file is saved by its own name as a browser does, which is the one in {@code SHA256SUMS}. One that others
     * published with a path as its title is saved under that path.
     */
    private static List<Chosen> named(List<ReleaseLink> links, @CheckForNull GitLabAddresses addresses) {
        Map<String, Integer> uses = new HashMap<>();
        Set<String> titles = new HashSet<>();
        for (ReleaseLink link : links) {
            uses.merge(savedName(link, addresses), 1, Integer::sum);
            titles.add(link.name());
        }
        return links.stream()
                .map(link -> {
                    String saved = savedName(link, addresses);
                    boolean alone = uses.get(saved) == 1 && !titles.contains(saved);
                    return new Chosen(link, alone ? saved : link.name());
                })
                .toList();
    }

    private static String savedName(ReleaseLink link, @CheckForNull GitLabAddresses addresses) {
        GenericFile file = addresses == null ? null : addresses.packageFile(link.url());
        String saved = file == null ? link.name() : RegistryFiles.savedName(file);
        int folder = link.name().lastIndexOf('/') + 1;
        boolean inFolder = folder > 0 && saved.endsWith(link.name().substring(folder));
        return inFolder && !RegistryFiles.isNameFor(link.name(), saved) ? link.name() : saved;
    }

    private static boolean mayBeRead(ReleaseLink link, AssetAccess access, ReleaseLog log) {
        AssetAccess.Decision decision = access.of(link.url());
        if (!decision.isAllowed()) {
            log.line("left out " + link.name() + ", which " + decision.refusal());
        }
        return decision.isAllowed();
    }

    private static void check(Chosen asset, Release release) throws ReleaseException {
        String name = asset.link().name();
        boolean climbs = name.startsWith("/") || Arrays.asList(name.split("/")).contains("..");
        String problem = AssetPath.problemOf(climbs ? name : asset.path());
        if (problem != null) {
            throw new ReleaseException("The asset \"" + name + "\" of the release " + release.tagName()
                    + " cannot be downloaded under its name: " + problem
                    + ". Rename it in GitLab, or choose other assets.");
        }
    }

    /**
     * Refuses files that a file system cannot hold together, before the first is written: names that differ in case only, which
     * are one on Windows and macOS, and a file in the place of another one's folder.
     */
    private static void checkTogether(List<Chosen> chosen, Release release) throws ReleaseException {
        Map<String, String> files = new HashMap<>();
        for (Chosen asset : chosen) {
            String other = files.putIfAbsent(folded(asset.path()), asset.path());
            if (other != null) {
                throw together(release, other, asset.path(), "their names differ in nothing but case");
            }
        }
        for (Chosen asset : chosen) {
            String path = asset.path();
            for (int slash = path.indexOf('/'); slash != -1; slash = path.indexOf('/', slash + 1)) {
                String other = files.get(folded(path.substring(0, slash)));
                if (other != null) {
                    throw together(release, other, path, "the first is in the place of the second one's folder");
                }
            }
        }
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static ReleaseException together(Release release, String one, String other, String why) {
        return new ReleaseException("The assets \"" + one + "\" and \"" + other + "\" of the release "
                + release.tagName() + " cannot be downloaded into one folder: " + why
                + ". Download them with two calls into two folders.");
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
