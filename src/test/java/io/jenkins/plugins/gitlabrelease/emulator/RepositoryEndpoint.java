package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.EmulatedCommit;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.EmulatedTag;
import io.jenkins.plugins.gitlabrelease.emulator.Router.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.Views.CommitView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Comparing commits, and GitLab's changelog without committing it (GitLab's document "Repositories API"; lib/api/repositories.rb). */
final class RepositoryEndpoint {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    private RepositoryEndpoint() {}

    static void addTo(Router router) {
        router.get("projects/:id/repository/commits/:sha", RepositoryEndpoint::commit);
        router.get("projects/:id/repository/compare", RepositoryEndpoint::compare)
                .permission("Repository: Read");
        router.get("projects/:id/repository/changelog", RepositoryEndpoint::changelog)
                .alsoTakes(Takes.JOB_TOKEN)
                .permission("Repository: Read");
    }

    private static HttpAnswer commit(Call call) {
        EmulatedProject project = readable(call);
        EmulatedCommit commit = project.repository()
                .resolve(call.path("sha"))
                .orElseThrow(() -> ApiError.message(404, "404 Commit Not Found"));
        return Json.answer(200, CommitView.of(commit, project, call.base()));
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

    /** The tags and branches that contain a commit (GitLab's document "Commits API", references a commit is pushed to). */
    static final class CommitRefsEndpoint {

        private record Ref(String type, String name) {}

        private CommitRefsEndpoint() {}

        static void addTo(Router router) {
            router.get("projects/:id/repository/commits/:sha/refs", CommitRefsEndpoint::list)
                    .permission("Repository: Read");
        }

        private static HttpAnswer list(Call call) {
            EmulatedProject project = call.project();
            call.requireCode(project);
            Repository repository = project.repository();
            EmulatedCommit commit = repository
                    .resolve(call.path("sha"))
                    .orElseThrow(() -> ApiError.message(404, "404 Commit Not Found"));
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
            return Pagination.answer(
                    call, refs, ref -> Json.object().put("type", ref.type()).put("name", ref.name()));
        }
    }

    /** The section that GitLab writes from the trailers of commits (GitLab's document "Changelogs"). */
    static final class Changelog {

        private static final Pattern VERSION_TAG = Pattern.compile("v?\\d+\\.\\d+\\.\\d+");

        private final Call call;
        private final EmulatedProject project;
        private final String trailer;

        /**
         * @param trailer null for the default
         */
        Changelog(Call call, EmulatedProject project, String trailer) {
            this.call = call;
            this.project = project;
            this.trailer = trailer == null ? "Changelog" : trailer;
        }

        String notes(String version, String from, String to) {
            Repository repository = project.repository();
            EmulatedCommit first = from == null ? previousVersion(version) : commit(from);
            Map<String, List<String>> sections = new TreeMap<>();
            for (EmulatedCommit commit : repository.between(first, commit(to))) {
                String category = commit.trailers().get(trailer);
                if (category != null) {
                    String url = Urls.project(call.base(), project) + "/-/commit/" + commit.sha();
                    sections.computeIfAbsent(category, added -> new ArrayList<>())
                            .add("- [" + commit.title() + "](" + url + ")\n");
                }
            }
            String given = call.params().text("date");
            String date = (given == null ? Json.time(call.world().clock().instant()) : given).substring(0, 10);
            return "## " + version.replaceFirst("^v", "") + " (" + date + ")\n\n"
                    + (sections.isEmpty() ? "No changes.\n" : written(sections));
        }

        private static String written(Map<String, List<String>> sections) {
            StringBuilder text = new StringBuilder();
            sections.forEach((category, lines) -> text.append(text.length() == 0 ? "" : "\n")
                    .append("### ")
                    .append(category)
                    .append(lines.size() == 1 ? " (1 change)" : " (" + lines.size() + " changes)")
                    .append("\n\n")
                    .append(String.join("", lines)));
            return text.toString();
        }

        private EmulatedCommit previousVersion(String version) {
            return project.tags().values().stream()
                    .filter(tag -> VERSION_TAG.matcher(tag.name()).matches())
                    .filter(tag -> !plain(tag.name()).equals(plain(version)))
                    .max(Comparator.comparing(
                            tag -> project.repository().commits().indexOf(tag.commit())))
                    .map(EmulatedTag::commit)
                    .orElseThrow(
                            () -> failed("The commit start range is unspecified, and no previous tag could be found"
                                    + " to use instead"));
        }

        private EmulatedCommit commit(String ref) {
            return project.repository().resolve(ref).orElseThrow(() -> failed("No commit exists for " + ref));
        }

        private static String plain(String version) {
            return version.replaceFirst("^v", "");
        }

        private static ApiError failed(String reason) {
            return ApiError.message(422, "Failed to generate the changelog: " + reason);
        }
    }
}
