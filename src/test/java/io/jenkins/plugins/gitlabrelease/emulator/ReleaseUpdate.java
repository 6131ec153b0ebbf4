package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Instant;

/** {@code PUT /projects/:id/releases/:tag_name}: the checks of contract 3.4 in their order. */
final class ReleaseUpdate {

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
        if (description != null && description.length() > ReleaseCreation.LONGEST_DESCRIPTION) {
            throw ApiError.message(
                    400,
                    Json.object()
                            .set(
                                    "description",
                                    Json.MAPPER.createArrayNode().add("is too long (maximum is 1000000 characters)")));
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
