package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.Route.Takes;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;

/** {@code POST /projects/:id/releases/:tag_name/evidence}, of the Enterprise Edition only (contract 3.7). */
final class EvidenceEndpoint {

    private EvidenceEndpoint() {}

    static void addTo(Router router) {
        router.post("projects/:id/releases/:tag_name/evidence", EvidenceEndpoint::collect)
                .alsoTakes(Takes.JOB_TOKEN);
    }

    /** The body is a bare number, and that of a missing release too. */
    private static HttpAnswer collect(Call call) {
        if (!call.world().settings().enterprise()) {
            throw ApiError.routeNotFound();
        }
        EmulatedProject project = call.project();
        call.requireRole(project, Role.DEVELOPER);
        EmulatedRelease release = project.releases().get(call.path("tag_name"));
        if (release != null) {
            Evidences.collect(call, project, release);
        }
        int status = release == null ? 404 : 202;
        return HttpAnswer.text(status, "application/json", Integer.toString(status));
    }
}
