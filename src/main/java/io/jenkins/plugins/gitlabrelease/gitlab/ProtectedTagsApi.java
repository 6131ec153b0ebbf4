package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.List;

/** A project's protected-tag rules (api/protected_tags). GitLab shows them to maintainers only. */
public final class ProtectedTagsApi {
    private final Http http;
    private final ProjectId project;

    ProtectedTagsApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    public List<ProtectedTag> list() throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
