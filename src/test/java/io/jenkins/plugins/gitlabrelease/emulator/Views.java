package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile.EmulatedPackage;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedToken.EmulatedUser;
import io.jenkins.plugins.gitlabrelease.emulator.ReleasePage.Html;
import io.jenkins.plugins.gitlabrelease.emulator.Repository.EmulatedCommit;
import java.util.List;
import java.util.stream.Stream;

/** What GitLab shows of each thing that it keeps (contract 2 and 6). */
final class Views {

    private Views() {}

    /** Releases as the caller may see them (contract 2). */
    static final class ReleaseView {

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
                        Json.array(
                                release.milestones(),
                                milestone -> MilestoneView.ofRelease(current(milestone), call.base())));
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
            return of(release)
                    .retain("name", "tag_name", "description", "created_at", "released_at", "upcoming_release");
        }

        private void addCommit(ObjectNode json, EmulatedRelease release) {
            project.repository().resolve(release.sha()).ifPresent(commit -> {
                String path = Urls.path(Urls.project(call.base(), project));
                json.set("commit", CommitView.of(commit, project, call.base()));
                json.put("commit_path", path + "/-/commit/" + commit.sha());
                json.put("tag_path", path + "/-/tags/" + Urls.encode(release.tag()));
            });
        }

        /** A release shows its milestones as they are now. */
        private EmulatedMilestone current(EmulatedMilestone milestone) {
            return Stream.concat(project.milestones().stream(), project.group().milestones().stream())
                    .filter(each -> each.id() == milestone.id())
                    .findFirst()
                    .orElse(milestone);
        }

        private void addAssets(ObjectNode json, EmulatedRelease release) {
            json.put("count", release.links().size() + (code ? ARCHIVES.size() : 0));
            if (code) {
                ArrayNode sources = json.putArray("sources");
                String file = project.name() + "-" + release.tag().replace('/', '-');
                String base = Urls.project(call.base(), project) + "/-/archive/" + release.tag() + "/" + file;
                ARCHIVES.forEach(
                        format -> sources.addObject().put("format", format).put("url", base + "." + format));
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

    /** Release links (contract 2). The stored path is not a field of its own. */
    static final class LinkView {

        private LinkView() {}

        static ObjectNode of(EmulatedLink link, EmulatedProject project, String tag, Call call) {
            ObjectNode json = Json.object()
                    .put("id", link.id())
                    .put("name", link.name())
                    .put("url", link.url())
                    .put("direct_asset_url", Urls.directAsset(call.base(), project, tag, link))
                    .put("link_type", link.type());
            if (call.world().settings().isV13()) {
                json.put("external", !link.url().startsWith(call.base() + "/"));
            }
            return json;
        }
    }

    /** Milestones, alone and in releases (contract 2 and 6). */
    static final class MilestoneView {

        private MilestoneView() {}

        static ObjectNode of(EmulatedMilestone milestone, String base) {
            return Json.object()
                    .put("id", milestone.id())
                    .put("iid", milestone.iid())
                    .put(milestone.ofGroup() ? "group_id" : "project_id", milestone.ownerId())
                    .put("title", milestone.title())
                    .put("description", "")
                    .put("state", milestone.active() ? "active" : "closed")
                    .put("created_at", Json.time(milestone.createdAt()))
                    .put("updated_at", Json.time(milestone.createdAt()))
                    .putNull("due_date")
                    .putNull("start_date")
                    .put("expired", false)
                    .put("web_url", base + "/" + milestone.webPath() + "/-/milestones/" + milestone.iid());
        }

        static ObjectNode ofRelease(EmulatedMilestone milestone, String base) {
            ObjectNode json = of(milestone, base);
            json.putObject("issue_stats").put("total", 0).put("closed", 0);
            return json;
        }
    }

    /** Users as they stand in other things. */
    static final class UserView {

        private UserView() {}

        static ObjectNode of(EmulatedUser user, String base) {
            return Json.object()
                    .put("id", user.id())
                    .put("username", user.username())
                    .put("name", user.name())
                    .put("state", "active")
                    .put("avatar_url", base + "/uploads/-/system/user/avatar/" + user.id() + "/avatar.png")
                    .put("web_url", base + "/" + user.username());
        }
    }

    /** Commits (contract 2). */
    static final class CommitView {

        private CommitView() {}

        static ObjectNode of(EmulatedCommit commit, EmulatedProject project, String base) {
            String time = Json.commitTime(commit.createdAt());
            String email = commit.author().username() + "@example.com";
            ObjectNode json = Json.object()
                    .put("id", commit.sha())
                    .put("short_id", commit.shortId())
                    .put("created_at", time);
            json.putArray("parent_ids");
            json.put("title", commit.title())
                    .put("message", commit.message())
                    .put("author_name", commit.author().name())
                    .put("author_email", email)
                    .put("authored_date", time)
                    .put("committer_name", commit.author().name())
                    .put("committer_email", email)
                    .put("committed_date", time);
            json.set("trailers", Json.MAPPER.valueToTree(commit.trailers()));
            json.putObject("extended_trailers");
            return json.put("web_url", Urls.project(base, project) + "/-/commit/" + commit.sha());
        }
    }

    /** Packages and their files (contract 5). */
    static final class PackageView {

        private PackageView() {}

        static ObjectNode of(EmulatedPackage pack, EmulatedProject project, String base) {
            ObjectNode json = Json.object()
                    .put("id", pack.id())
                    .put("name", pack.name())
                    .put("version", pack.version())
                    .put("package_type", "generic")
                    .put("status", pack.status());
            json.putObject("_links")
                    .put("web_path", Urls.path(Urls.project(base, project)) + "/-/packages/" + pack.id())
                    .put("delete_api_path", base + "/api/v4/projects/" + project.id() + "/packages/" + pack.id());
            json.put("created_at", Json.time(pack.createdAt()));
            json.putNull("last_downloaded_at");
            json.putArray("tags");
            return json;
        }

        /** Another version of a package, as the record of one shows it. */
        static ObjectNode version(EmulatedPackage pack) {
            ObjectNode json = Json.object()
                    .put("id", pack.id())
                    .put("version", pack.version())
                    .put("created_at", Json.time(pack.createdAt()));
            json.putArray("tags");
            return json;
        }

        /** An item of the file list. */
        static ObjectNode of(EmulatedPackageFile file) {
            return Json.object()
                    .put("id", file.id())
                    .put("package_id", file.pack().id())
                    .put("created_at", Json.time(file.createdAt()))
                    .put("file_name", file.fileName())
                    .put("size", file.size())
                    .putNull("file_md5")
                    .putNull("file_sha1")
                    .put("file_sha256", file.sha256());
        }

        /** The answer to an upload with {@code select=package_file}, with a {@code file.url} that is no good as a link. */
        static ObjectNode uploaded(EmulatedPackageFile file) {
            ObjectNode json = of(file).put("updated_at", Json.time(file.createdAt()))
                    .put("file_store", 1)
                    .put("status", "default")
                    .putNull("new_file_path")
                    .putNull("verification_retry_at")
                    .putNull("verification_checksum");
            json.putObject("file")
                    .put(
                            "url",
                            "/%40hashed/" + file.sha256().substring(0, 2) + "/packages/"
                                    + file.pack().id() + "/files/" + file.id() + "/" + file.fileName());
            return json;
        }
    }
}
