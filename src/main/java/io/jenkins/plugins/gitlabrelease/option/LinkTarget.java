package io.jenkins.plugins.gitlabrelease.option;

/** Where the archived artifacts of a release are downloaded from. */
public enum LinkTarget {
    /** GitLab's generic package registry, to which they are uploaded. */
    PACKAGES,
    /** Jenkins, which keeps the build for that forever. */
    JENKINS
}
