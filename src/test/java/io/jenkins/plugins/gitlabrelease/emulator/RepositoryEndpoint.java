package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Comparing commits, and GitLab's changelog without committing it (GitLab's document "Repositories API"; lib/api/repositories.rb). */
final class RepositoryEndpoint {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private RepositoryEndpoint() {}

    static void addTo(Router router) {
        router.get("projects/:id/repository/compare", RepositoryEndpoint::compare);
        router.get("projects/:id/repository/changelog", RepositoryEndpoint::changelog)
                .alsoTakes(Takes.JOB_TOKEN);
    }

    private static HttpAnswer compare(Call call) {
        EmulatedProject project = readable(call);
        String from = call.params().required("from");
        String to = call.params().required("to");
        call.params().check();
        Supplier<ApiError> noRef = () -> ApiError.message(404, "404 Ref Not Found");
        EmulatedCommit first = project.repository().resolve(from).orElseThrow(noRef);
        EmulatedCommit last = project.repository().resolve(to).orElseThrow(noRef);
        List<EmulatedCommit> commits = project.repository().between(first, last);
        ObjectNode json = Json.object();
        json.set(
                "commit",
                commits.isEmpty() ? null : CommitView.of(commits.get(commits.size() - 1), project, call.base()));
        json.set("commits", Json.array(commits, commit -> CommitView.of(commit, project, call.base())));
        json.putArray("diffs");
        json.put("compare_timeout", false).put("compare_same_ref", first.sha().equals(last.sha()));
        String web = Urls.project(call.base(), project) + "/-/compare/" + first.sha() + "..." + last.sha();
        return Json.answer(200, json.put("web_url", web));
    }

    private static HttpAnswer changelog(Call call) {
        EmulatedProject project = readable(call);
        String version = call.params().required("version");
        String from = call.params().text("from");
        String to = call.params().text("to");
        if (version != null && !VERSION.matcher(version).find()) {
            call.params().problem("version is invalid");
        }
        call.params().check();
        Changelog changelog = new Changelog(call, project, call.params().text("trailer"));
        return Json.answer(200, Json.object().put("notes", changelog.notes(version, from, to == null ? "main" : to)));
    }

    private static EmulatedProject readable(Call call) {
        EmulatedProject project = call.project();
        call.requireCode(project);
        return project;
    }
}
