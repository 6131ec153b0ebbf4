package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Which package files a project's releases link to. Host and project of a link's address are not looked at: a server and a
 * project may have several names, and a file that stays for no reason does no harm.
 */
public final class LinkedFiles {

    /** The key of releases of which GitLab does not say what they link to: it may be anything. */
    private static final String ANYTHING = "";

    /** The tags of the releases that link to a file by its address, a file by its number, or anything in a package. */
    private final Map<String, Set<String>> tags = new HashMap<>();

    /**
     * Reads the links of all releases.
     *
     * @param tag the release that is worked on, which is read by itself: GitLab's list of releases may be minutes old
     */
    public static LinkedFiles read(GitLabClient client, ProjectId project, String tag)
            throws GitLabException, InterruptedException {
        LinkedFiles linked = new LinkedFiles();
        client.releases(project).find(tag).ifPresent(linked::add);
        client.releases(project).list(ReleaseQuery.all()).find(release -> {
            if (!release.tagName().equals(tag)) {
                linked.add(release);
            }
            return false;
        });
        return linked;
    }

    /** Adds the links of one release. */
    public void add(Release release) {
        if (!release.knowsLinks()) {
            note(ANYTHING, release.tagName());
        }
        for (ReleaseLink link : release.links()) {
            HttpUrl url = HttpUrl.parse(link.url());
            if (HarmlessText.isCut(link.url())) {
                note(ANYTHING, release.tagName());
            } else if (url != null) {
                String path = url.pathSegments().stream()
                        .filter(segment -> !segment.isEmpty())
                        .collect(Collectors.joining("/"));
                add(path, release.tagName());
            }
        }
    }

    /** A project may be called like a part of the route, so each place of the path where the route may end counts. */
    private void add(String path, String tag) {
        for (String number : behind("/package_files/", path)) {
            note("#" + number.replaceFirst("/.*", ""), tag);
        }
        for (String file : behind("/packages/generic/", path)) {
            note(file, tag);
            String[] parts = file.split("/", 3);
            if (parts.length == 3) {
                note(parts[0] + "/" + parts[1] + "/", tag);
            }
        }
    }

    private static List<String> behind(String route, String path) {
        List<String> ends = new ArrayList<>();
        for (int at = path.indexOf(route); at >= 0; at = path.indexOf(route, at + 1)) {
            ends.add(path.substring(at + route.length()));
        }
        return ends;
    }

    private void note(String key, String tag) {
        tags.computeIfAbsent(key, any -> new TreeSet<>()).add(tag);
    }

    /** Leaves a release out from here on, because it is deleted. */
    public void forget(String tag) {
        tags.values().forEach(each -> each.remove(tag));
    }

    /**
     * The tag of a release that links to a file.
     *
     * @param newest whether downloads by name get this file, and none that is newer
     * @return null if there is none
     */
    @CheckForNull
    public String tagOf(String packageName, String packageVersion, PackageFile file, boolean newest) {
        String tag = first("#" + file.id());
        return tag == null && newest ? tagOf(packageName, packageVersion, file.fileName()) : tag;
    }

    /**
     * As above, for a file by its name, whose slashes GitLab may have stored as {@code %2F}. Any link into the package may lead to
     * a file whose name is not known as it is.
     */
    @CheckForNull
    public String tagOf(String packageName, String packageVersion, String fileName) {
        if (fileName.isBlank() || !HarmlessText.isWhole(fileName)) {
            return tagOf(packageName, packageVersion);
        }
        return first(packageName + "/" + packageVersion + "/" + fileName.replace("%2F", "/"));
    }

    /** The tag of a release that links to any file of a package; null if there is none. */
    @CheckForNull
    public String tagOf(String packageName, String packageVersion) {
        return first(packageName + "/" + packageVersion + "/");
    }

    @CheckForNull
    private String first(String key) {
        return Stream.of(key, ANYTHING)
                .flatMap(each -> tags.getOrDefault(each, Set.of()).stream())
                .findFirst()
                .orElse(null);
    }
}
