package io.jenkins.plugins.gitlabrelease.gitlab;

/** Release notes from a project's commits (api/repositories "Generate changelog data"). Reads only. */
public final class ChangelogApi {
    private final Http http;
    private final ProjectId project;

    ChangelogApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    public Changelog read(ChangelogQuery query) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
