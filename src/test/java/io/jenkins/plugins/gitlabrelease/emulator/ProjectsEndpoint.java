package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Views.ReleaseView;
import io.jenkins.plugins.gitlabrelease.emulator.Views.UserView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.Comparator;
import java.util.List;

/** {@code GET /projects/:id} (GitLab's document "Projects API"; hidden and moved ones: contract 1.3). */
final class ProjectsEndpoint {

    private ProjectsEndpoint() {}

    static void addTo(Router router) {
        router.get("projects/:id", ProjectsEndpoint::get).permission("Project: Read");
        router.get("projects/:id/members/all/:user_id", ProjectsEndpoint::member)
                .permission("Member: Read");
    }

    /** The effective role, invited groups included; an administrator who is no member is none (contract 11.5). */
    private static HttpAnswer member(Call call) {
        EmulatedProject project = call.project();
        EmulatedToken token = call.caller().token().orElseThrow(ApiError::unauthorized);
        boolean asksForSelf = call.number("user_id") == token.user().id();
        if (!asksForSelf || token.isAdministrator() || token.in(project) == Role.NONE) {
            throw ApiError.recordNotFound();
        }
        return Json.answer(
                200,
                UserView.of(token.user(), call.base())
                        .put("access_level", token.in(project).accessLevel()));
    }

    private static HttpAnswer get(Call call) {
        EmulatedProject project = call.project();
        String web = Urls.project(call.base(), project);
        ObjectNode json = Json.object()
                .put("id", project.id())
                .put("name", project.name())
                .put("path", project.name())
                .put("path_with_namespace", project.path())
                .put("web_url", web)
                .put("http_url_to_repo", web + ".git")
                .put("visibility", project.switches().visibility().json())
                .put("archived", project.switches().archived())
                .put("packages_enabled", project.switches().packages())
                .put("releases_access_level", project.switches().releases());
        if (call.caller().readsCode(project)) {
            json.put("default_branch", "main");
        }
        json.putObject("namespace")
                .put("id", project.group().id())
                .put("kind", "group")
                .put("full_path", project.group().path());
        if (!call.caller().isAnonymous()) {
            boolean shown = call.caller().token().orElseThrow().isDirectMember(project);
            addPermissions(json.putObject("permissions"), shown ? call.caller().in(project) : Role.NONE);
        }
        return Json.answer(200, json);
    }

    private static void addPermissions(ObjectNode json, Role role) {
        if (role == Role.NONE) {
            json.putNull("project_access");
        } else {
            json.putObject("project_access")
                    .put("access_level", role.accessLevel())
                    .put("notification_level", 3);
        }
        json.putNull("group_access");
    }

    /** {@code /groups/:id/releases}: of the direct projects of a group (contract 3.8). */
    static final class GroupsEndpoint {

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
            boolean ascending =
                    call.params().oneOf("sort", "desc", "asc", "desc").equals("asc");
            boolean simple = call.params().flag("simple", false);
            Pagination.check(call);
            Comparator<Item> order = Comparator.comparing(item -> item.release().releasedAt());
            List<Item> items = projects(call, group).stream()
                    .flatMap(project -> project.releases().values().stream().map(release -> new Item(project, release)))
                    .sorted(ascending ? order : order.reversed())
                    .toList();
            return Pagination.answer(call, items, item -> view(call, item, simple));
        }

        private static JsonNode view(Call call, Item item, boolean simple) {
            ReleaseView view = new ReleaseView(call, item.project());
            // No HTML of the notes, whatever is asked for.
            return simple
                    ? view.simple(item.release())
                    : view.of(item.release()).without("description_html");
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
}
