package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.stream.Stream;

/** {@code /projects/:id/protected_tags}, for maintainers (GitLab's document "Protected tags API"; lib/api/protected_tags.rb). */
final class ProtectedTagsEndpoint {

    private static final String ALL = "projects/:id/protected_tags";
    private static final String ONE = ALL + "/:name";

    private ProtectedTagsEndpoint() {}

    static void addTo(Router router) {
        router.get(ALL, ProtectedTagsEndpoint::list);
        router.get(ONE, ProtectedTagsEndpoint::get);
        router.post(ALL, ProtectedTagsEndpoint::protect);
        router.delete(ONE, ProtectedTagsEndpoint::unprotect);
    }

    private static HttpAnswer list(Call call) {
        return Pages.answer(call, administered(call).repository().protectedTags(), ProtectedTagsEndpoint::view);
    }

    private static HttpAnswer get(Call call) {
        return Json.answer(200, view(existing(call, administered(call))));
    }

    private static HttpAnswer protect(Call call) {
        EmulatedProject project = administered(call);
        String name = call.params().required("name");
        String level = call.params().oneOf("create_access_level", "40", "0", "30", "40");
        call.params().check();
        if (project.repository().protectedTags().stream()
                .anyMatch(rule -> rule.pattern().equals(name))) {
            throw ApiError.message(422, Json.MAPPER.createArrayNode().add("Name has already been taken"));
        }
        Role mayCreate = Stream.of(Role.values())
                .filter(role -> level.equals(Integer.toString(role.accessLevel())))
                .findFirst()
                .orElseThrow();
        ProtectedTag added = new ProtectedTag(name, mayCreate);
        project.repository().protectedTags().add(added);
        return Json.answer(201, view(added));
    }

    private static HttpAnswer unprotect(Call call) {
        EmulatedProject project = administered(call);
        project.repository().protectedTags().remove(existing(call, project));
        return HttpAnswer.status(204);
    }

    private static EmulatedProject administered(Call call) {
        EmulatedProject project = call.project();
        call.requireRole(project, Role.MAINTAINER);
        return project;
    }

    private static ProtectedTag existing(Call call, EmulatedProject project) {
        String name = call.path("name");
        return project.repository().protectedTags().stream()
                .filter(rule -> rule.pattern().equals(name))
                .findFirst()
                .orElseThrow(ApiError::recordNotFound);
    }

    private static ObjectNode view(ProtectedTag rule) {
        ObjectNode json = Json.object().put("name", rule.pattern());
        json.putArray("create_access_levels")
                .addObject()
                .put("id", rule.mayCreate().accessLevel())
                .put("access_level", rule.mayCreate().accessLevel())
                .put("access_level_description", description(rule.mayCreate()));
        return json;
    }

    private static String description(Role role) {
        return switch (role) {
            case NONE -> "No one";
            case DEVELOPER -> "Developers + Maintainers";
            default -> "Maintainers";
        };
    }
}
