package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Downloads by direct asset path and the permalink to the latest release (contract 3.6); GitLab 13 has neither. */
final class PermalinksEndpoint {

    private static final String LATEST = "projects/:id/releases/permalink/latest";

    private PermalinksEndpoint() {}

    static void addTo(Router router) {
        router.get(LATEST, PermalinksEndpoint::latest).alsoTakes(Takes.JOB_TOKEN);
        router.get(LATEST + "/*suffix_path", PermalinksEndpoint::latest).alsoTakes(Takes.JOB_TOKEN);
        router.get("projects/:id/releases/:tag_name/downloads/*direct_asset_path", PermalinksEndpoint::download)
                .alsoTakes(Takes.JOB_TOKEN);
    }

    /** An upcoming release counts as latest. The Location has no host, and the query loses {@code order_by}. */
    private static HttpAnswer latest(Call call) {
        EmulatedProject project = project(call);
        String suffix = checkedRest(call, "suffix_path");
        call.requireCode(project);
        EmulatedRelease release = project.releases().values().stream()
                .max(Comparator.comparing(EmulatedRelease::releasedAt))
                .orElseThrow(ApiError::notFound);
        String query = Stream.of(call.request().rawQuery().split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.equals("order_by") && !pair.startsWith("order_by="))
                .collect(Collectors.joining("&"));
        return redirect(Urls.path(call.base()) + "/api/v4/projects/" + project.id() + "/releases/"
                + Urls.encode(release.tag()) + (suffix.isEmpty() ? "" : "/" + suffix)
                + (query.isEmpty() ? "" : "?" + query));
    }

    private static HttpAnswer download(Call call) {
        EmulatedProject project = project(call);
        String path = "/" + checkedRest(call, "direct_asset_path");
        EmulatedRelease release = ReleasesEndpoint.readable(call, project);
        return release.links().stream()
                .filter(link -> path.equals(link.path()))
                .findFirst()
                .map(link -> redirect(link.url()))
                .orElseThrow(ApiError::recordNotFound);
    }

    private static EmulatedProject project(Call call) {
        if (call.world().settings().isV13()) {
            throw ApiError.routeNotFound();
        }
        return call.project();
    }

    private static String checkedRest(Call call, String name) {
        List<String> rest = call.rest();
        if (rest.stream().anyMatch(RawPath::climbs)) {
            throw ApiError.error(400, name + " should be a valid file path");
        }
        return String.join("/", rest);
    }

    static HttpAnswer redirect(String url) {
        return HttpAnswer.text(302, "text/plain", "This resource has been moved temporarily to " + url + ".")
                .header("Location", url);
    }
}
