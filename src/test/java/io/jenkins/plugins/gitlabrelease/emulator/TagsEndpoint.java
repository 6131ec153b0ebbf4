package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.Comparator;
import java.util.List;

/** {@code /projects/:id/repository/tags} (contract 6; deleting: 3.5). */
final class TagsEndpoint {

    private TagsEndpoint() {}

    static void addTo(Router router) {
        router.get("projects/:id/repository/tags", TagsEndpoint::list);
        router.get("projects/:id/repository/tags/:tag_name", TagsEndpoint::get);
        router.post("projects/:id/repository/tags", TagsEndpoint::create);
        router.delete("projects/:id/repository/tags/:tag_name", TagsEndpoint::delete);
    }

    private static HttpAnswer list(Call call) {
        EmulatedProject project = readable(call);
        String search = call.params().text("search");
        List<EmulatedTag> tags = project.tags().values().stream()
                .filter(tag -> search == null || tag.name().contains(search))
                .sorted(Comparator.comparing((EmulatedTag tag) -> tag.commit().createdAt())
                        .reversed()
                        .thenComparing(EmulatedTag::name))
                .toList();
        return Pages.answer(call, tags, tag -> view(call, project, tag));
    }

    private static HttpAnswer get(Call call) {
        EmulatedProject project = readable(call);
        return Json.answer(200, view(call, project, existing(call, project)));
    }

    private static HttpAnswer create(Call call) {
        EmulatedProject project = readable(call);
        String name = call.params().required("tag_name");
        String ref = call.params().required("ref");
        call.params().check();
        call.requireRole(project, Role.DEVELOPER);
        if (!project.repository().mayCreateTag(name, call.caller().in(project))) {
            throw ApiError.message(400, "You are not allowed to create this tag as it is protected.");
        }
        try {
            EmulatedTag tag =
                    TagCreation.create(project, name, ref, call.params().text("message"));
            return Json.answer(201, view(call, project, tag));
        } catch (TagCreation.Refused refused) {
            throw ApiError.message(400, refused.getMessage());
        }
    }

    private static HttpAnswer delete(Call call) {
        EmulatedProject project = readable(call);
        EmulatedTag tag = existing(call, project);
        call.requireRole(project, Role.DEVELOPER);
        if (!project.repository().mayCreateTag(tag.name(), call.caller().in(project))) {
            throw ApiError.forbidden();
        }
        project.deleteTag(tag.name());
        project.releases().remove(tag.name());
        return HttpAnswer.status(204);
    }

    private static EmulatedProject readable(Call call) {
        EmulatedProject project = call.project();
        call.requireCode(project);
        return project;
    }

    private static EmulatedTag existing(Call call, EmulatedProject project) {
        EmulatedTag tag = project.tags().get(call.path("tag_name"));
        if (tag == null) {
            throw ApiError.message(404, "404 Tag Not Found");
        }
        return tag;
    }

    private static ObjectNode view(Call call, EmulatedProject project, EmulatedTag tag) {
        ObjectNode json = Json.object().put("name", tag.name()).put("message", tag.message());
        json.put("target", tag.message().isEmpty() ? tag.commit().sha() : Repository.sha("tag " + tag.name()));
        json.set("commit", CommitView.of(tag.commit(), project, call.base()));
        EmulatedRelease release = project.releases().get(tag.name());
        if (release == null) {
            json.putNull("release");
        } else {
            json.putObject("release").put("tag_name", tag.name()).put("description", release.description());
        }
        boolean guarded = project.repository().protectedTags().stream().anyMatch(rule -> rule.matches(tag.name()));
        json.put("protected", guarded);
        return json.put("created_at", Json.commitTime(tag.commit().createdAt()));
    }
}
