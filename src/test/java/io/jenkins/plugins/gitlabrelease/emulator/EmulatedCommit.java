package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Instant;

/**
 * A commit.
 *
 * @param sha 40 hexadecimal digits
 * @param message the whole message; its first line is the title
 */
public record EmulatedCommit(String sha, String message, EmulatedUser author, Instant createdAt) {

    String title() {
        return message.lines().findFirst().orElse("");
    }

    String shortId() {
        return sha.substring(0, 8);
    }
}
