package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.release.GitTagName;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.NamedAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All that can be wrong with a request by itself, found before anything is asked of GitLab and told in one go.
 * The rules are GitLab's: a release refuses two links of one name, URL or path, and URLs that are not http, https or ftp.
 */
public final class Preflight {

    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp");

    private final Problems problems;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> urls = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    private Preflight(Problems problems) {
        this.problems = problems;
    }

    static void check(ReleaseRequest request, Problems problems) {
        Preflight preflight = new Preflight(problems);
        preflight.checkFields(request);
        NamedAsset.of(request.files().assets()).forEach(preflight::checkAsset);
        if (request.files().checksums()) {
            preflight.checkAsset(new NamedAsset(new Checksums(Map.of()), Checksums.NAME));
        }
        request.links().forEach(preflight::checkLink);
    }

    private void checkFields(ReleaseRequest request) {
        if (!GitTagName.isLegal(request.tag())) {
            problems.add("\"" + request.tag() + "\" is not a legal name of a Git tag. Check the parameter tag.");
        }
        String description = request.details().description();
        if (description != null && description.length() > ReleaseRequest.LONGEST_DESCRIPTION) {
            problems.add("The description has " + description.length() + " characters and GitLab takes "
                    + ReleaseRequest.LONGEST_DESCRIPTION + ". Shorten it, or attach the text as a file.");
        }
    }

    private void checkAsset(NamedAsset asset) {
        String what = "the file " + asset.asset().path();
        checkUnique(names, asset.name(), what, "name", "Rename one of them, or leave one out with excludes.");
        String path = LegalNames.directAssetPath(asset.name());
        if (path != null) {
            paths.putIfAbsent(path, what);
        }
    }

    private void checkLink(LinkRequest link) {
        String what = "the link " + link.name();
        if (link.name().isBlank()) {
            problems.add("A link to " + link.url() + " has no name. Give it one: GitLab shows it in the release.");
        } else {
            checkUnique(names, link.name(), what, "name", "Give one of them another name.");
        }
        checkUrl(link);
        String path = link.directAssetPath();
        if (path != null) {
            checkPath(path, what);
        }
    }

    private void checkUrl(LinkRequest link) {
        String what = "the link " + link.name();
        if (!isAbsoluteUrl(link.url())) {
            problems.add("The URL of " + what + " is \"" + link.url()
                    + "\". GitLab takes absolute http, https and ftp URLs, such as https://example.com/file.");
        } else {
            checkUnique(urls, link.url().trim(), what, "URL", "GitLab takes each URL once in a release: drop one.");
        }
    }

    private void checkPath(String path, String what) {
        if (!LegalNames.isDirectAssetPath(path)) {
            problems.add(
                    "The path of " + what + " is \"" + path + "\". GitLab takes paths that start with a slash, have"
                            + " letters, digits and _ - . / without //, end in a"
                            + " letter or digit, and have 4 to 128 characters, such as"
                            + " /bin/app.zip.");
        } else {
            checkUnique(paths, path, what, "path", "Give one of them another path.");
        }
    }

    private void checkUnique(Map<String, String> taken, String value, String what, String field, String remedy) {
        String other = taken.putIfAbsent(value, what);
        if (other != null) {
            problems.add("Two assets have the " + field + " " + value + ": " + other + " and " + what + ". " + remedy);
        }
    }

    private static boolean isAbsoluteUrl(String text) {
        try {
            URI uri = new URI(text.trim());
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
