package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.List;
import java.util.Optional;

/** The links of a project's releases (api/releases/links). */
public final class ReleaseLinksApi {
    private final Http http;
    private final ProjectId project;

    ReleaseLinksApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    public List<ReleaseLink> list(String tag) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public ReleaseLink get(String tag, long id) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public ReleaseLink create(String tag, NewLink link) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public ReleaseLink update(String tag, long id, NewLink link) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public Optional<ReleaseLink> delete(String tag, long id) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
