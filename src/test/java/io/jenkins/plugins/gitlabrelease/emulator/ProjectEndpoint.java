package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;

/** {@code GET /projects/:id} (GitLab's document "Projects API"; hidden and moved ones: contract 1.3). */
final class ProjectEndpoint {

    private ProjectEndpoint() {}

    static void addTo(Router router) {
        router.get("projects/:id", ProjectEndpoint::get);
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
                .put("packages_enabled", project.switches().packages());
        if (call.caller().readsCode(project)) {
            json.put("default_branch", "main");
        }
        json.putObject("namespace")
                .put("id", project.group().id())
                .put("kind", "group")
                .put("full_path", project.group().path());
        if (!call.caller().isAnonymous()) {
            addPermissions(json.putObject("permissions"), call.caller().in(project));
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
}
