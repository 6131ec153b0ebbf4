package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Decides which addresses an asset of a release may be downloaded from, and which of them see the token. Whoever may edit
 * a release chooses the addresses of its links, and GitLab's own download addresses redirect to them, so an address says
 * nothing about who wants it read.
 *
 * <p>With the token only files of the release's own project are read: package files, release downloads, job artifacts and
 * uploads. Every other address is read without the token if {@code external} says so, and else not at all. A redirect from
 * a release download obeys the same rule, since people set it, and so does one to a public registry of packages; another one
 * from a stored file may go anywhere without the token, since GitLab itself sends it, to its object storage.
 */
public final class AssetAccess {
    private static final String API_PROJECT = "^api/v4/projects/([^/]+)/";
    /** Groups are nested at most 20 deep. */
    private static final String WEB_PROJECT = "^((?:[A-Za-z0-9_.][A-Za-z0-9_.-]*/){1,25}[A-Za-z0-9_.][A-Za-z0-9_.-]*)/";

    /** Where GitLab forwards requests for packages that it lacks (lib/api/helpers/packages/dependency_proxy_helpers.rb). */
    private static final Set<String> FORWARDED_TO = Set.of("registry.npmjs.org", "pypi.org", "repo.maven.apache.org");

    /** Routes of GitLab below its root (lib/api, config/routes/project.rb); the group is the project. */
    private static final List<Pattern> STORED_FILES = List.of(
            Pattern.compile(API_PROJECT + "packages/generic/[^/]+/[^/]+/.+$"),
            Pattern.compile(API_PROJECT + "packages/\\d+/package_files/\\d+/download$"),
            Pattern.compile(API_PROJECT + "packages/(?:maven|helm|debian/pool|nuget/download|pypi/files)/.+$"),
            Pattern.compile(API_PROJECT + "packages/npm/.+/-/.+$"),
            Pattern.compile(API_PROJECT + "jobs/(?:\\d+|artifacts/[^/]+)/(?:artifacts|raw|download)(?:/.+)?$"),
            Pattern.compile(API_PROJECT + "uploads/.+$"),
            Pattern.compile(WEB_PROJECT + "-/package_files/\\d+/download$"),
            Pattern.compile(WEB_PROJECT + "-/jobs/\\d+/artifacts/(?:download|raw|file)(?:/.+)?$"),
            Pattern.compile(WEB_PROJECT + "-/jobs/artifacts/.+/(?:download|raw|file)(?:/.+)?$"),
            Pattern.compile(WEB_PROJECT + "(?:-/)?uploads/[0-9a-f]{32}/[^/]+$"),
            Pattern.compile("^-/project/(\\d+)/uploads/[0-9a-f]{32}/[^/]+$"));

    private static final List<Pattern> RELEASE_DOWNLOADS = List.of(
            Pattern.compile(API_PROJECT + "releases/(?:permalink/latest|[^/]+)/downloads/.+$"),
            Pattern.compile(WEB_PROJECT + "-/releases/(?:permalink/latest|.+?)/downloads/.+$"));

    private static final Pattern PROJECT = Pattern.compile("[0-9]+|[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+){1,25}");

    private final ServerUrl server;
    private final ServerUrl published;
    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final boolean external;

    /**
     * @param server the address that Jenkins reaches GitLab at
     * @param published the address that GitLab gives itself, which its links and redirects have; often the same
     * @param project the project of the release by all its names: number, path, and paths it had before
     * @param external whether other addresses are also read, without the token
     */
    public AssetAccess(ServerUrl server, ServerUrl published, Set<String> project, boolean external) {
        this.server = server;
        this.published = published;
        this.names.addAll(project);
        this.external = external;
    }

    /**
     * What is to be done about an address.
     *
     * @param url where to read, under the name that Jenkins reaches the server by; null if it is not to be read
     * @param withToken whether the token goes along
     * @param refusal half a sentence about the address, such as "is on another server", if it is not to be read; else
     *     empty
     */
    public record Decision(@CheckForNull HttpUrl url, boolean withToken, String refusal) {
        /** Whether the address may be read. */
        public boolean isAllowed() {
            return url != null;
        }

        private static Decision refused(String why) {
            return new Decision(null, false, why);
        }
    }

    private enum Kind {
        STORED_FILE,
        RELEASE_DOWNLOAD,
        OTHER
    }

    /** Decides about the address of a link. */
    public Decision of(String link) {
        HttpUrl url = HttpUrl.parse(link);
        return url == null ? Decision.refused("is not an http or https address") : of(url);
    }

    private Decision of(HttpUrl address) {
        HttpUrl url = reachable(address);
        if (kind(url) != Kind.OTHER) {
            return new Decision(url, true, "");
        }
        if (external) {
            return new Decision(url, false, "");
        }
        return Decision.refused(
                server.isOrigin(url)
                        ? "is not a file of the same project; external would download it without the token"
                        : "is on another server; external would download it");
    }

    /** Decides about a redirect of GitLab or of another server. */
    public Decision ofRedirect(HttpUrl from, HttpUrl to) {
        if (kind(from) == Kind.RELEASE_DOWNLOAD || FORWARDED_TO.contains(to.host())) {
            return of(to);
        }
        HttpUrl url = reachable(to);
        return new Decision(url, kind(url) != Kind.OTHER, "");
    }

    /** The project that a link of this server names, if it is not known to be the same one: it may be its former path. */
    @CheckForNull
    public String otherProject(String link) {
        HttpUrl url = HttpUrl.parse(link);
        String name = url == null ? null : project(reachable(url));
        return name == null || names.contains(name) ? null : name;
    }

    private Kind kind(HttpUrl url) {
        String name = project(url);
        if (name == null || !names.contains(name)) {
            return Kind.OTHER;
        }
        return match(STORED_FILES, path(url)) == null ? Kind.RELEASE_DOWNLOAD : Kind.STORED_FILE;
    }

    @CheckForNull
    private String project(HttpUrl url) {
        if (!server.holds(url)) {
            return null;
        }
        String name = match(STORED_FILES, path(url));
        if (name == null) {
            name = match(RELEASE_DOWNLOADS, path(url));
        }
        if (name == null) {
            return null;
        }
        String decoded = name.replaceAll("(?i)%2f", "/");
        return PROJECT.matcher(decoded).matches() ? decoded.toLowerCase(Locale.ROOT) : null;
    }

    private String path(HttpUrl url) {
        return url.encodedPath().substring(server.rootPath().length());
    }

    @CheckForNull
    private static String match(List<Pattern> routes, String path) {
        for (Pattern route : routes) {
            Matcher matcher = route.matcher(path);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return null;
    }

    private HttpUrl reachable(HttpUrl url) {
        return published.holds(url) && !server.holds(url) ? server.instead(published, url) : url;
    }
}
