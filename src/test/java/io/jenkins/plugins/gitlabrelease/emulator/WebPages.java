package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.ReleasePage.Html;
import io.jenkins.plugins.gitlabrelease.emulator.ReleasePage.PageAssets;
import io.jenkins.plugins.gitlabrelease.emulator.ReleasePage.PageFrame;
import io.jenkins.plugins.gitlabrelease.emulator.ReleasesEndpoint.PermalinksEndpoint;
import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person sees in a browser. These pages are the emulator's own, not GitLab's, and ask for no token; nor do the
 * downloads of package files that they link to. That is its only liberty, and the API has no part in it.
 */
final class WebPages {

    private static final Pattern RELEASES = Pattern.compile("/(?<project>.+?)(/-/releases)?/?");
    private static final Pattern RELEASE = Pattern.compile("/(?<project>.+)/-/releases/(?<tag>[^/]+)");
    private static final Pattern LATEST =
            Pattern.compile("/(?<project>.+)/-/releases/permalink/latest(?<rest>/downloads/.+)?");
    private static final Pattern DOWNLOAD =
            Pattern.compile("/(?<project>.+)/-/releases/(?<tag>[^/]+)/downloads(?<path>/.+)");
    private static final Pattern FILE = Pattern.compile("/(?<project>.+)/-/emulator/files/(?<id>\\d+)/[^/]+");

    private final World world;

    WebPages(World world) {
        this.world = world;
    }

    /**
     * Answers a request outside of the API.
     *
     * @param path the raw path below the context path
     */
    HttpAnswer answer(HttpRequest request, String path, String base) {
        synchronized (world) {
            return request.method().equals("GET") || request.method().equals("HEAD")
                    ? find(request, path, base).orElseGet(WebPages::missing)
                    : missing();
        }
    }

    private Optional<HttpAnswer> find(HttpRequest request, String path, String base) {
        Matcher file = FILE.matcher(path);
        if (file.matches()) {
            return project(file).flatMap(project -> file(project, Long.parseLong(file.group("id"))));
        }
        Matcher latest = LATEST.matcher(path);
        if (latest.matches()) {
            String rest = Optional.ofNullable(latest.group("rest")).orElse("");
            return project(latest)
                    .flatMap(WebPages::latest)
                    .map(release -> PermalinksEndpoint.redirect(
                            base + path.substring(0, path.indexOf("permalink/")) + Urls.encode(release.tag()) + rest));
        }
        Matcher download = DOWNLOAD.matcher(path);
        if (download.matches()) {
            return project(download).flatMap(project -> download(request, base, project, download));
        }
        Matcher release = RELEASE.matcher(path);
        if (release.matches()) {
            return project(release)
                    .flatMap(project -> Optional.ofNullable(
                                    project.releases().get(RawPath.decode(release.group("tag"))))
                            .map(found -> html(new ReleasePage(base, project).of(found))));
        }
        Matcher releases = RELEASES.matcher(path);
        if (releases.matches()) {
            return project(releases).map(project -> html(new ReleasePage(base, project).list()));
        }
        return path.isEmpty() || path.equals("/")
                ? Optional.of(html(HomePage.of(base, world.projects())))
                : Optional.empty();
    }

    private Optional<EmulatedProject> project(Matcher path) {
        return world.findProject(path.group("project"));
    }

    private static Optional<EmulatedRelease> latest(EmulatedProject project) {
        return project.releases().values().stream().max(Comparator.comparing(EmulatedRelease::releasedAt));
    }

    /** Redirects to the URL of a link (contract 3.6); without a token to a copy that a browser can get. */
    private static Optional<HttpAnswer> download(
            HttpRequest request, String base, EmulatedProject project, Matcher path) {
        String asked = RawPath.decode(path.group("path"));
        return Optional.ofNullable(project.releases().get(RawPath.decode(path.group("tag")))).stream()
                .flatMap(release -> release.links().stream())
                .filter(link -> asked.equals(link.path()))
                .findFirst()
                .map(link -> PermalinksEndpoint.redirect(
                        request.header("PRIVATE-TOKEN").isPresent()
                                        || request.rawQuery().contains("private_token=")
                                ? link.url()
                                : new PageAssets(base, project).openUrl(link)));
    }

    private static Optional<HttpAnswer> file(EmulatedProject project, long id) {
        return project.packageFiles().stream()
                .filter(file -> file.id() == id)
                .findFirst()
                .map(file -> HttpAnswer.status(200)
                        .header("Content-Type", "application/octet-stream")
                        .header("Content-Disposition", "attachment; filename=\"" + Urls.encode(file.fileName()) + "\"")
                        .body(file.blob().content()));
    }

    private static HttpAnswer html(String page) {
        return HttpAnswer.text(200, "text/html; charset=utf-8", page)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    }

    private static HttpAnswer missing() {
        return HttpAnswer.text(
                404, "text/html; charset=utf-8", PageFrame.of("Not found", List.of("<p>No such page.</p>")));
    }

    /** The first page: all projects. */
    static final class HomePage {

        private HomePage() {}

        static String of(String base, Collection<EmulatedProject> projects) {
            String items = projects.stream()
                    .sorted(Comparator.comparing(EmulatedProject::path))
                    .map(project -> "<li>" + PageFrame.link(Urls.project(base, project) + "/-/releases", project.path())
                            + " <span class=\"meta\">"
                            + Html.count(project.releases().size(), "release")
                            + "</span></li>")
                    .collect(Collectors.joining("\n"));
            return PageFrame.of("Projects", List.of("<section><h1>Projects</h1><ul>" + items + "</ul></section>"));
        }
    }
}
