package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.List;
import java.util.stream.Stream;

/** The tags and branches that contain a commit (GitLab's document "Commits API", references a commit is pushed to). */
final class CommitRefsEndpoint {

    private record Ref(String type, String name) {}

    private CommitRefsEndpoint() {}

    static void addTo(Router router) {
        router.get("projects/:id/repository/commits/:sha/refs", CommitRefsEndpoint::list);
    }

    private static HttpAnswer list(Call call) {
        EmulatedProject project = call.project();
        call.requireCode(project);
        Repository repository = project.repository();
        EmulatedCommit commit =
                repository.resolve(call.path("sha")).orElseThrow(() -> ApiError.message(404, "404 Commit Not Found"));
        String type = call.params().text("type");
        int position = repository.commits().indexOf(commit);
        Stream<Ref> branches = repository.branches().entrySet().stream()
                .filter(branch -> repository.commits().indexOf(branch.getValue()) >= position)
                .map(branch -> new Ref("branch", branch.getKey()));
        Stream<Ref> tags = repository.tags().values().stream()
                .filter(tag -> repository.commits().indexOf(tag.commit()) >= position)
                .map(tag -> new Ref("tag", tag.name()));
        List<Ref> refs = Stream.concat(branches, tags)
                .filter(ref -> type == null || type.equals("all") || type.equals(ref.type()))
                .toList();
        return Pages.answer(
                call, refs, ref -> Json.object().put("type", ref.type()).put("name", ref.name()));
    }
}
