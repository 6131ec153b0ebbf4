package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Releases as the caller may see them (contract 2). */
final class ReleaseView {

    private static final List<String> ARCHIVES = List.of("zip", "tar.gz", "tar.bz2", "tar");

    private final Call call;
    private final EmulatedProject project;
    private final boolean code;

    ReleaseView(Call call, EmulatedProject project) {
        this.call = call;
        this.project = project;
        this.code = call.caller().readsCode(project);
    }

    ObjectNode of(EmulatedRelease release) {
        ObjectNode json = Json.object();
        boolean v13 = call.world().settings().isV13();
        json.put("name", release.name() == null ? release.tag() : release.name());
        if (code || !v13) {
            json.put("tag_name", release.tag());
        }
        json.put("description", release.description());
        if (v13 || call.params().flag("include_html_description", false)) {
            json.put("description_html", "<p dir=\"auto\">" + Html.escape(release.description()) + "</p>");
        }
        json.put("created_at", Json.time(release.createdAt()));
        json.put("released_at", Json.time(release.releasedAt()));
        json.put(
                "upcoming_release",
                release.releasedAt().isAfter(call.world().clock().instant()));
        if (call.world().settings().historicalKey() && release.releasedAt().isBefore(release.createdAt())) {
            json.put("historical_release", true);
        }
        json.set("author", UserView.of(release.author(), call.base()));
        if (code) {
            addCommit(json, release);
        }
        if (!release.milestones().isEmpty()) {
            json.set(
                    "milestones",
                    Json.array(release.milestones(), milestone -> MilestoneView.ofRelease(milestone, call.base())));
        }
        addAssets(json.putObject("assets"), release);
        if (code) {
            json.set("evidences", Json.array(release.evidences(), evidence -> evidence(release, evidence)));
        }
        addLinks(json.putObject("_links"), release);
        if (call.world().settings().nextAnswerHasUnknownKeys()) {
            json.putObject("emulated_future_key").put("nested", true);
        }
        return json;
    }

    /** The short form of group lists (contract 3.8). */
    ObjectNode simple(EmulatedRelease release) {
        return of(release).retain("name", "tag_name", "description", "created_at", "released_at", "upcoming_release");
    }

    private void addCommit(ObjectNode json, EmulatedRelease release) {
        project.repository().resolve(release.sha()).ifPresent(commit -> {
            String path = Urls.path(Urls.project(call.base(), project));
            json.set("commit", CommitView.of(commit, project, call.base()));
            json.put("commit_path", path + "/-/commit/" + commit.sha());
            json.put("tag_path", path + "/-/tags/" + Urls.encode(release.tag()));
        });
    }

    private void addAssets(ObjectNode json, EmulatedRelease release) {
        json.put("count", release.links().size() + (code ? ARCHIVES.size() : 0));
        if (code) {
            ArrayNode sources = json.putArray("sources");
            String file = project.name() + "-" + release.tag().replace('/', '-');
            String base = Urls.project(call.base(), project) + "/-/archive/" + release.tag() + "/" + file;
            ARCHIVES.forEach(format -> sources.addObject().put("format", format).put("url", base + "." + format));
        }
        json.set(
                "links",
                Json.array(release.newestLinksFirst(), link -> LinkView.of(link, project, release.tag(), call)));
    }

    private ObjectNode evidence(EmulatedRelease release, EmulatedRelease.Evidence evidence) {
        return Json.object()
                .put("sha", evidence.sha())
                .put(
                        "filepath",
                        Urls.release(call.base(), project, release.tag()) + "/evidences/" + evidence.id() + ".json")
                .put("collected_at", Json.time(evidence.collectedAt()));
    }

    private void addLinks(ObjectNode json, EmulatedRelease release) {
        String self = Urls.release(call.base(), project, release.tag());
        String scope = "?release_tag=" + Urls.encode(release.tag()) + "&scope=all&state=";
        json.put("self", self);
        if (call.caller().writes(project, Role.DEVELOPER)) {
            json.put("edit_url", self + "/edit");
        }
        List.of(
                        "closed_issues",
                        "closed_merge_requests",
                        "merged_merge_requests",
                        "opened_issues",
                        "opened_merge_requests")
                .forEach(each -> {
                    String[] stateAndKind = each.split("_", 2);
                    String kind = Urls.project(call.base(), project) + "/-/" + stateAndKind[1];
                    json.put(each + "_url", kind + scope + stateAndKind[0]);
                });
    }
}
