package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.Comparator;
import java.util.List;

/** {@code /groups/:id/releases}: of the direct projects of a group (contract 3.8). */
final class GroupsEndpoint {

    private record Item(EmulatedProject project, EmulatedRelease release) {}

    private GroupsEndpoint() {}

    static void addTo(Router router) {
        router.get("groups/:id/releases", GroupsEndpoint::releases);
    }

    private static HttpAnswer releases(Call call) {
        if (call.world().settings().isV13()) {
            throw ApiError.routeNotFound();
        }
        EmulatedGroup group = visibleGroup(call);
        boolean ascending = call.params().oneOf("sort", "desc", "asc", "desc").equals("asc");
        boolean simple = call.params().flag("simple", false);
        Pages.check(call);
        Comparator<Item> order = Comparator.comparing(item -> item.release().releasedAt());
        List<Item> items = projects(call, group).stream()
                .flatMap(project -> project.releases().values().stream().map(release -> new Item(project, release)))
                .sorted(ascending ? order : order.reversed())
                .toList();
        return Pages.answer(call, items, item -> view(call, item, simple));
    }

    private static JsonNode view(Call call, Item item, boolean simple) {
        ReleaseView view = new ReleaseView(call, item.project());
        // No HTML of the notes, whatever is asked for.
        return simple ? view.simple(item.release()) : view.of(item.release()).without("description_html");
    }

    /** A group is seen by whoever sees one of its projects. */
    static EmulatedGroup visibleGroup(Call call) {
        return call.world()
                .findGroup(call.path("id"))
                .filter(group -> !projects(call, group).isEmpty())
                .orElseThrow(() -> ApiError.message(404, "404 Group Not Found"));
    }

    private static List<EmulatedProject> projects(Call call, EmulatedGroup group) {
        return call.world().projects().stream()
                .filter(project -> project.group() == group && call.caller().sees(project))
                .toList();
    }
}
