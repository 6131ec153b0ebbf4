package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.MilestonesEndpoint.Milestones;
import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import io.jenkins.plugins.gitlabrelease.emulator.Router.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.Views.ReleaseView;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /projects/:id/releases} (contract 3.1 to 3.5). */
final class ReleasesEndpoint {

    private static final String ALL = "projects/:id/releases";
    private static final String ONE = ALL + "/:tag_name";

    private ReleasesEndpoint() {}

    static void addTo(Router router) {
        router.get(ALL, ReleasesEndpoint::list).alsoTakes(Takes.JOB_TOKEN).permission("Release: Read");
        router.get(ONE, ReleasesEndpoint::get).alsoTakes(Takes.JOB_TOKEN).permission("Release: Read");
        router.post(ALL, ReleasesEndpoint::create).alsoTakes(Takes.JOB_TOKEN).permission("Release: Create");
        router.put(ONE, ReleasesEndpoint::update).takesJobTokenSinceV14().permission("Release: Update");
        router.delete(ONE, ReleasesEndpoint::delete).takesJobTokenSinceV14().permission("Release: Delete");
    }

    private static HttpAnswer list(Call call) {
        EmulatedProject project = project(call);
        Params params = call.params();
        boolean byCreation = params.oneOf("order_by", "released_at", "released_at", "created_at")
                .equals("created_at");
        boolean ascending = params.oneOf("sort", "desc", "asc", "desc").equals("asc");
        params.flag("include_html_description", false);
        boolean v13 = call.world().settings().isV13();
        Instant before = v13 ? null : params.time("updated_before");
        Instant after = v13 ? null : params.time("updated_after");
        Pagination.check(call);
        Function<EmulatedRelease, Instant> time = byCreation ? EmulatedRelease::createdAt : EmulatedRelease::releasedAt;
        Comparator<EmulatedRelease> order = Comparator.comparing(time);
        List<EmulatedRelease> releases = project.releases().values().stream()
                .filter(release -> before == null || release.updatedAt().isBefore(before))
                .filter(release -> after == null || release.updatedAt().isAfter(after))
                .sorted(ascending ? order : order.reversed())
                .toList();
        ReleaseView view = new ReleaseView(call, project);
        return Pagination.answer(call, releases, view::of);
    }

    private static HttpAnswer get(Call call) {
        EmulatedProject project = project(call);
        call.params().flag("include_html_description", false);
        call.params().check();
        return Json.answer(200, new ReleaseView(call, project).of(readable(call, project)));
    }

    private static HttpAnswer create(Call call) {
        EmulatedProject project = project(call);
        EmulatedRelease release = new ReleaseCreation(call, project).create();
        ObjectNode json = new ReleaseView(call, project).of(release);
        Evidences.collectAfterCreation(call, project, release);
        return Json.answer(201, json);
    }

    private static HttpAnswer update(Call call) {
        EmulatedProject project = project(call);
        EmulatedRelease release = new ReleaseUpdate(call, project).update();
        return Json.answer(200, new ReleaseView(call, project).of(release));
    }

    private static HttpAnswer delete(Call call) {
        EmulatedProject project = project(call);
        EmulatedRelease release = changeable(call, project, roleToDelete(call));
        if (call.world().settings().isV13() && !project.tags().containsKey(release.tag())) {
            throw ApiError.message(404, "Tag does not exist");
        }
        project.releases().remove(release.tag());
        return Json.answer(200, new ReleaseView(call, project).of(release));
    }

    /** The project of a call, whose releases are not switched off. */
    static EmulatedProject project(Call call) {
        EmulatedProject project = call.project();
        call.requireReleases(project);
        return project;
    }

    static Role roleToDelete(Call call) {
        return call.world().settings().isV13() ? Role.MAINTAINER : Role.DEVELOPER;
    }

    /** Finds a release to read: guests get 403, and so does everybody from GitLab 13 if there is none (contract 3.2). */
    static EmulatedRelease readable(Call call, EmulatedProject project) {
        call.requireCode(project);
        EmulatedRelease release = project.releases().get(call.path("tag_name"));
        if (release == null) {
            throw call.world().settings().isV13() ? ApiError.forbidden() : ApiError.notFound();
        }
        return release;
    }

    /** Finds a release to change: a missing one is 403, as is one of a protected tag (contract 1.1 and 3.4). */
    static EmulatedRelease changeable(Call call, EmulatedProject project, Role needed) {
        EmulatedRelease release = project.releases().get(call.path("tag_name"));
        call.requireRole(project, needed);
        if (release == null
                || !project.repository()
                        .mayCreateTag(release.tag(), call.caller().in(project))) {
            throw ApiError.forbidden();
        }
        return release;
    }

    /** {@code PUT /projects/:id/releases/:tag_name}: the checks of contract 3.4 in their order. */
    static final class ReleaseUpdate {

        private final Call call;
        private final Params params;
        private final EmulatedProject project;

        ReleaseUpdate(Call call, EmulatedProject project) {
            this.call = call;
            this.params = call.params();
            this.project = project;
        }

        EmulatedRelease update() {
            String name = params.text("name");
            String description = params.text("description");
            Instant releasedAt = params.time("released_at");
            Milestones.checkParams(call);
            params.check();

            EmulatedRelease release = ReleasesEndpoint.changeable(call, project, Role.DEVELOPER);
            if (!project.tags().containsKey(release.tag())) {
                throw ApiError.message(404, "Tag does not exist");
            }
            if (!params.hasAny("name", "description", "released_at") && !Milestones.asked(call)) {
                throw ApiError.message(400, "params is empty");
            }
            EmulatedRelease changed =
                    Milestones.asked(call) ? release.withMilestones(Milestones.find(call, project)) : release;
            if (description != null
                    && description.codePointCount(0, description.length()) > ReleaseCreation.LONGEST_DESCRIPTION) {
                throw ApiError.message(
                        400,
                        Json.object()
                                .set(
                                        "description",
                                        Json.MAPPER
                                                .createArrayNode()
                                                .add("is too long (maximum is 1000000 characters)")));
            }
            changed = changed.withText(
                    params.has("name") ? name : release.name(),
                    params.has("description") ? description : release.description(),
                    call.world().clock().instant());
            if (releasedAt != null) {
                changed = changed.withReleasedAt(releasedAt);
            }
            project.releases().put(release.tag(), changed);
            return changed;
        }
    }

    /** {@code POST /projects/:id/releases/:tag_name/evidence}, of the Enterprise Edition only (contract 3.7). */
    static final class EvidenceEndpoint {

        private EvidenceEndpoint() {}

        static void addTo(Router router) {
            router.post("projects/:id/releases/:tag_name/evidence", EvidenceEndpoint::collect)
                    .alsoTakes(Takes.JOB_TOKEN)
                    .permission("Release: Create");
        }

        /** The body is a bare number, and that of a missing release too. */
        private static HttpAnswer collect(Call call) {
            if (!call.world().settings().enterprise()) {
                throw ApiError.routeNotFound();
            }
            EmulatedProject project = project(call);
            call.requireRole(project, Role.DEVELOPER);
            EmulatedRelease release = project.releases().get(call.path("tag_name"));
            if (release != null) {
                Evidences.collect(call, project, release);
            }
            int status = release == null ? 404 : 202;
            return HttpAnswer.text(status, "application/json", Integer.toString(status));
        }
    }

    /** Collected evidence (contract 2, 3.3 and 3.7). */
    static final class Evidences {

        private Evidences() {}

        /** GitLab collects in the background unless the release lies in the past (skipped) or in the future (later). */
        static void collectAfterCreation(Call call, EmulatedProject project, EmulatedRelease release) {
            boolean ofNow = release.releasedAt().equals(release.createdAt());
            if (ofNow) {
                collect(call, project, release);
            }
        }

        static void collect(Call call, EmulatedProject project, EmulatedRelease release) {
            long id = call.world().nextId();
            Instant now = call.world().clock().instant();
            project.releases()
                    .put(
                            release.tag(),
                            release.withEvidence(
                                    new EmulatedRelease.Evidence(id, Repository.sha("evidence " + id), now)));
        }
    }

    /** Downloads by direct asset path and the permalink to the latest release (contract 3.6); GitLab 13 has neither. */
    static final class PermalinksEndpoint {

        private static final String LATEST = "projects/:id/releases/permalink/latest";

        private PermalinksEndpoint() {}

        static void addTo(Router router) {
            router.get(LATEST, PermalinksEndpoint::latest)
                    .alsoTakes(Takes.JOB_TOKEN)
                    .permission("Release: Read");
            router.get(LATEST + "/*suffix_path", PermalinksEndpoint::latest)
                    .alsoTakes(Takes.JOB_TOKEN)
                    .permission("Release: Read");
            router.get("projects/:id/releases/:tag_name/downloads/*direct_asset_path", PermalinksEndpoint::download)
                    .alsoTakes(Takes.JOB_TOKEN)
                    .permission("Release: Read");
        }

        /** An upcoming release counts as latest. The Location has no host, and the query loses {@code order_by}. */
        private static HttpAnswer latest(Call call) {
            EmulatedProject project = project(call);
            String suffix = checkedRest(call, "suffix_path");
            call.requireCode(project);
            EmulatedRelease release = project.releases().values().stream()
                    .max(Comparator.comparing(EmulatedRelease::releasedAt))
                    .orElseThrow(ApiError::notFound);
            String query = Stream.of(call.request().rawQuery().split("&"))
                    .filter(pair -> !pair.isEmpty() && !pair.equals("order_by") && !pair.startsWith("order_by="))
                    .collect(Collectors.joining("&"));
            return redirect(Urls.path(call.base()) + "/api/v4/projects/" + project.id() + "/releases/"
                    + Urls.encode(release.tag()) + (suffix.isEmpty() ? "" : "/" + suffix)
                    + (query.isEmpty() ? "" : "?" + query));
        }

        private static HttpAnswer download(Call call) {
            EmulatedProject project = project(call);
            String path = "/" + checkedRest(call, "direct_asset_path");
            EmulatedRelease release = ReleasesEndpoint.readable(call, project);
            return release.links().stream()
                    .filter(link -> path.equals(link.path()))
                    .findFirst()
                    .map(link -> redirect(link.url()))
                    .orElseThrow(ApiError::recordNotFound);
        }

        private static EmulatedProject project(Call call) {
            if (call.world().settings().isV13()) {
                throw ApiError.routeNotFound();
            }
            return ReleasesEndpoint.project(call);
        }

        private static String checkedRest(Call call, String name) {
            List<String> rest = call.rest();
            if (rest.stream().anyMatch(RawPath::climbs)) {
                throw ApiError.error(400, name + " should be a valid file path");
            }
            return String.join("/", rest);
        }

        static HttpAnswer redirect(String url) {
            return HttpAnswer.text(302, "text/plain", "This resource has been moved temporarily to " + url + ".")
                    .header("Location", url);
        }
    }
}
