package io.jenkins.plugins.gitlabrelease.gitlab.http;

/** What a request is for; decides how its errors are explained. */
public enum Operation {
    READ,
    RELEASE_READ,
    RELEASE_CREATE,
    RELEASE_UPDATE,
    RELEASE_DELETE,
    EVIDENCE,
    LINK_READ,
    LINK_WRITE,
    PACKAGE_READ,
    PACKAGE_UPLOAD,
    PACKAGE_DELETE,
    TAG_READ,
    TAG_WRITE,
    MILESTONE_WRITE,
    DOWNLOAD;

    /** Whether the body may be so large that no limit is set to the time it takes. */
    boolean isTransfer() {
        return this == PACKAGE_UPLOAD || this == DOWNLOAD;
    }
}
