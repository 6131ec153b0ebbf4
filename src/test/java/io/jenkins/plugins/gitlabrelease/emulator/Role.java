package io.jenkins.plugins.gitlabrelease.emulator;

/** What a user may do in a project, with GitLab's number for it (GitLab's document "Roles and permissions"). */
public enum Role {
    NONE(0),
    GUEST(10),
    REPORTER(20),
    DEVELOPER(30),
    MAINTAINER(40),
    OWNER(50);

    private final int accessLevel;

    Role(int accessLevel) {
        this.accessLevel = accessLevel;
    }

    int accessLevel() {
        return accessLevel;
    }

    boolean isAtLeast(Role needed) {
        return accessLevel >= needed.accessLevel;
    }
}
