package io.jenkins.plugins.gitlabrelease.emulator;

/** Which GitLab is played (contract section 7). */
public enum Dialect {
    /** The newest behaviour that the contract knows. */
    CURRENT("18.5.0"),
    /**
     * GitLab 13.x: reading a missing release is 403, link errors are a hash of arrays, only {@code filepath} sets a direct asset
     * path, {@code tag_message} and {@code milestone_ids} are unknown, deleting takes a Maintainer, {@code description_html} is
     * always there.
     */
    V13("13.12.15");

    private final String version;

    Dialect(String version) {
        this.version = version;
    }

    /** What {@code GET /version} says, without the edition. */
    String version() {
        return version;
    }
}
