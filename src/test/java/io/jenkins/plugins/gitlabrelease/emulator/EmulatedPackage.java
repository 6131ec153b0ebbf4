package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Instant;

/**
 * A package version of the generic registry.
 *
 * @param status {@code default} or {@code hidden}
 */
public record EmulatedPackage(
        long id, String name, String version, String status, EmulatedUser creator, Instant createdAt) {

    boolean isHidden() {
        return status.equals("hidden");
    }

    EmulatedPackage withStatus(String other) {
        return new EmulatedPackage(id, name, version, other, creator, createdAt);
    }
}
