package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.List;

/** A project's commits (api/commits, api/repositories). */
public final class CommitsApi {
    private final Http http;
    private final ProjectId project;

    CommitsApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Gets the commit a SHA, branch or tag stands for. */
    public Commit get(String ref) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Compares two refs: the commits that {@code to} has and {@code from} has not. */
    public Comparison compare(String from, String to) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** The names of the tags whose history contains a commit. */
    public List<String> tagsContaining(String sha) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
