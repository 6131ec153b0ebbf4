package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** Addresses of the web interface that belong to a release ({@code _links}). */
public record ReleaseUrls(
        @CheckForNull String self,
        @CheckForNull String editUrl,
        @CheckForNull String closedIssuesUrl,
        @CheckForNull String openedIssuesUrl,
        @CheckForNull String closedMergeRequestsUrl,
        @CheckForNull String mergedMergeRequestsUrl,
        @CheckForNull String openedMergeRequestsUrl) {
    static final ReleaseUrls NONE = new ReleaseUrls(null, null, null, null, null, null, null);
}
