package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Optional;

/** A project's Git tags (api/tags). */
public final class TagsApi {
    private final Http http;
    private final ProjectId project;

    TagsApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    public Tag get(String tag) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public Optional<Tag> find(String tag) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public Tag create(String tag, String ref, @CheckForNull String message)
            throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Deletes a tag and with it, as GitLab does, its release. */
    public void delete(String tag) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
