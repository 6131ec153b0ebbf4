package io.jenkins.plugins.gitlabrelease.option;

/** Where a list of changes comes from that is appended to a release's notes. */
public enum ChangelogSource {
    /** Nothing is appended. */
    NONE,
    /** What Jenkins found in version control since the last successful build of the job. */
    BUILD,
    /** GitLab's changelog of the commits since the last version. */
    GITLAB
}
