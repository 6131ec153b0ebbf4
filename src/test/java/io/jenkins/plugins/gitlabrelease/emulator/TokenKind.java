package io.jenkins.plugins.gitlabrelease.emulator;

/** How a token is sent (contract 1.1). */
public enum TokenKind {
    /** A personal, project or group access token: {@code PRIVATE-TOKEN} or {@code Authorization: Bearer}. */
    PERSONAL("glpat-"),
    /** An OAuth 2 access token: {@code Authorization: Bearer} only. */
    OAUTH("oauth-"),
    /** The token of a running CI job: {@code JOB-TOKEN}. */
    JOB("glcbt-"),
    /** A deploy token: {@code DEPLOY-TOKEN}, for packages only. */
    DEPLOY("gldt-");

    private final String prefix;

    TokenKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
