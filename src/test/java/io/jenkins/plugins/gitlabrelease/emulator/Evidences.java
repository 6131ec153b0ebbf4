package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Instant;

/** Collected evidence (contract 2, 3.3 and 3.7). */
final class Evidences {

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
                        release.withEvidence(new EmulatedRelease.Evidence(id, Repository.sha("evidence " + id), now)));
    }
}
