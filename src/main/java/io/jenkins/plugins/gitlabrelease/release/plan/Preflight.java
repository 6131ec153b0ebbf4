package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.GitTagName;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.LinkUrl;
import io.jenkins.plugins.gitlabrelease.release.LongNotes;
import io.jenkins.plugins.gitlabrelease.release.NamedAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that can be wrong with a request by itself, found before anything is asked of GitLab. The rules are GitLab's: a release
 * refuses two links of one name, URL or path, and URLs that are not http, https or ftp.
 */
final class Preflight {

    /** What GitLab takes for blank, no-break spaces and the like included. */
    private static final Pattern BLANK = Pattern.compile("\\s*", Pattern.UNICODE_CHARACTER_CLASS);

    private final Problems problems;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> urls = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    private Preflight(Problems problems) {
        this.problems = problems;
    }

    static void check(ReleaseRequest request, Problems problems) {
        if (!GitTagName.isPossible(request.tag())) {
            problems.add("\"" + request.tag() + "\" is not a legal name of a Git tag. Check the parameter tag.");
        }
        if (request.details().longNotes() == LongNotes.FAIL) {
            checkLength(request.details().description(), problems);
        }
        checkCharacters("description", request.details().description(), problems);
        checkCharacters("name", request.details().name(), problems);
        new Preflight(problems).checkAssets(request);
    }

    private void checkAssets(ReleaseRequest request) {
        List<NamedAsset> files = NamedAsset.of(request.files().assets());
        files.forEach(this::checkAsset);
        if (request.files().checksums()) {
            checkChecksums();
        }
        // Paths that are given, once all others are known: those are not changed to make room.
        for (NamedAsset file : files) {
            String path = file.asset().permanentPath();
            if (path != null) {
                checkPath(path, "the file " + file.asset().path());
            }
        }
        request.links().forEach(this::checkLink);
    }

    /** Whether the file that notes are attached as has a name of its own; the names of all others are checked already. */
    static void checkAttachedNotes(ReleaseRequest request, Problems problems) {
        Preflight others = new Preflight(new Problems(request.tag()));
        others.checkAssets(request);
        String other = NamedAsset.of(request.files().assets()).stream()
                .filter(asset -> asset.name().equals(AttachedNotes.NAME))
                .map(asset -> "the file " + asset.asset().path())
                .findFirst()
                .or(() -> Optional.ofNullable(others.names.get(AttachedNotes.NAME)))
                .or(() -> Optional.ofNullable(others.paths.get("/" + AttachedNotes.NAME)))
                .orElse(null);
        if (other != null) {
            problems.add("The notes are too long for GitLab and are to be attached as " + AttachedNotes.NAME
                    + ", which is the name or path of " + other
                    + ". Rename that, leave it out, or shorten the notes.");
        }
    }

    /** PostgreSQL stores every character but one. */
    private static void checkCharacters(String field, @CheckForNull String text, Problems problems) {
        if (text != null && text.indexOf('\0') >= 0) {
            problems.add("The " + field + " has a NUL character, which GitLab does not take. Remove it.");
        }
    }

    /** Counts characters as GitLab does, so that an emoji is one. */
    static void checkLength(@CheckForNull String description, Problems problems) {
        int length = description == null ? 0 : description.codePointCount(0, description.length());
        if (length > ReleaseRequest.LONGEST_DESCRIPTION) {
            problems.add("The description has " + length + " characters and GitLab takes "
                    + ReleaseRequest.LONGEST_DESCRIPTION + ". Shorten it, or set notesTooLong to attach.");
        }
    }

    private void checkAsset(NamedAsset asset) {
        String what = "the file " + asset.asset().path();
        if (what.equals(names.get(asset.title()))) {
            problems.add("The file " + asset.asset().path() + " is found twice, such as by artifacts and by files."
                    + " Leave one of them out.");
            return;
        }
        checkUnique(names, asset.title(), what, "name", "Rename one of them, or leave one out with excludes.");
        if (BLANK.matcher(asset.title()).matches()) {
            problems.add("The name of " + what + " is blank. Give it one: GitLab shows it in the release.");
        }
        String path = LegalNames.directAssetPath(asset.name());
        if (asset.asset().permanentPath() == null && path != null) {
            paths.putIfAbsent(path, what);
        }
    }

    private void checkChecksums() {
        String other = names.putIfAbsent(Checksums.NAME, "the checksums");
        if (other != null) {
            problems.add(
                    "Two assets have the name " + Checksums.NAME + ": " + other + " and the list that checksums adds."
                            + " Leave checksums out, or leave the file out with excludes.");
        }
        paths.putIfAbsent("/" + Checksums.NAME, "the checksums");
    }

    private void checkLink(LinkRequest link) {
        String what = "the link " + link.name();
        if (BLANK.matcher(link.name()).matches()) {
            problems.add("A link to " + link.url() + " has no name. Give it one: GitLab shows it in the release.");
        } else {
            checkUnique(names, link.name(), what, "name", "Give one of them another name.");
            int bytes = LinkUrl.indexedSize(link.name());
            if (bytes > LinkUrl.LONGEST_INDEXED) {
                problems.add("The name of " + what.substring(0, 60) + "... has " + bytes
                        + " bytes, and GitLab's database takes about " + LinkUrl.LONGEST_INDEXED + ". Shorten it.");
            }
        }
        checkUrl(link);
        String path = link.directAssetPath();
        if (path != null) {
            checkPath(path, what);
        }
    }

    private void checkUrl(LinkRequest link) {
        String what = "the link " + link.name();
        String problem = LinkUrl.problemOf(link.url());
        if (problem != null) {
            problems.add("The URL of " + what + " is \"" + link.url() + "\". " + problem + ".");
        } else {
            checkUnique(urls, link.url().strip(), what, "URL", "GitLab takes each URL once in a release: drop one.");
        }
    }

    private void checkPath(String path, String what) {
        if (!LegalNames.isDirectAssetPath(path)) {
            problems.add("The path of " + what + " is \"" + path
                    + "\". GitLab takes paths that start with a slash and any character, have"
                    + " letters, digits and _ - . / behind it without //, end in a"
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
}
