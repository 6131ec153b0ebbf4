package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Instant;

/**
 * A milestone of a project or of a group.
 *
 * @param id unique on the server
 * @param iid counted within the project or group
 * @param ownerId the id of the project or group
 * @param ofGroup whether the owner is a group
 */
public record EmulatedMilestone(
        long id,
        int iid,
        long ownerId,
        boolean ofGroup,
        String webPath,
        String title,
        boolean active,
        Instant createdAt) {

    EmulatedMilestone closed() {
        return withState(false);
    }

    EmulatedMilestone withState(boolean nowActive) {
        return new EmulatedMilestone(id, iid, ownerId, ofGroup, webPath, title, nowActive, createdAt);
    }
}
