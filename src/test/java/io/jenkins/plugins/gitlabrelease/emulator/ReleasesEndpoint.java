package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** {@code /projects/:id/releases} (contract 3.1 to 3.5). */
final class ReleasesEndpoint {

    private static final String ALL = "projects/:id/releases";
    private static final String ONE = ALL + "/:tag_name";

    private ReleasesEndpoint() {}

    static void addTo(Router router) {
        router.get(ALL, ReleasesEndpoint::list).alsoTakes(Takes.JOB_TOKEN);
        router.get(ONE, ReleasesEndpoint::get).alsoTakes(Takes.JOB_TOKEN);
        router.post(ALL, ReleasesEndpoint::create).alsoTakes(Takes.JOB_TOKEN);
        router.put(ONE, ReleasesEndpoint::update).takesJobTokenSinceV14();
        router.delete(ONE, ReleasesEndpoint::delete).takesJobTokenSinceV14();
    }

    private static HttpAnswer list(Call call) {
        EmulatedProject project = call.project();
        Params params = call.params();
        boolean byCreation = params.oneOf("order_by", "released_at", "released_at", "created_at")
                .equals("created_at");
        boolean ascending = params.oneOf("sort", "desc", "asc", "desc").equals("asc");
        params.flag("include_html_description", false);
        boolean v13 = call.world().settings().isV13();
        Instant before = v13 ? null : params.time("updated_before");
        Instant after = v13 ? null : params.time("updated_after");
        Pages.check(call);
        Function<EmulatedRelease, Instant> time = byCreation ? EmulatedRelease::createdAt : EmulatedRelease::releasedAt;
        Comparator<EmulatedRelease> order = Comparator.comparing(time);
        List<EmulatedRelease> releases = project.releases().values().stream()
                .filter(release -> before == null || release.updatedAt().isBefore(before))
                .filter(release -> after == null || release.updatedAt().isAfter(after))
                .sorted(ascending ? order : order.reversed())
                .toList();
        ReleaseView view = new ReleaseView(call, project);
        return Pages.answer(call, releases, view::of);
    }

    private static HttpAnswer get(Call call) {
        EmulatedProject project = call.project();
        call.params().flag("include_html_description", false);
        call.params().check();
        return Json.answer(200, new ReleaseView(call, project).of(readable(call, project)));
    }

    private static HttpAnswer create(Call call) {
        EmulatedProject project = call.project();
        EmulatedRelease release = new ReleaseCreation(call, project).create();
        ObjectNode json = new ReleaseView(call, project).of(release);
        Evidences.collectAfterCreation(call, project, release);
        return Json.answer(201, json);
    }

    private static HttpAnswer update(Call call) {
        EmulatedProject project = call.project();
        EmulatedRelease release = new ReleaseUpdate(call, project).update();
        return Json.answer(200, new ReleaseView(call, project).of(release));
    }

    private static HttpAnswer delete(Call call) {
        EmulatedProject project = call.project();
        EmulatedRelease release = changeable(call, project, roleToDelete(call));
        if (call.world().settings().isV13() && !project.tags().containsKey(release.tag())) {
            throw ApiError.message(404, "Tag does not exist");
        }
        project.releases().remove(release.tag());
        return Json.answer(200, new ReleaseView(call, project).of(release));
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
}
