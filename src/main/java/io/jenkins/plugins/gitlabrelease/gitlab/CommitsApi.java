package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Comparison;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * A project's commits (api/commits, api/repositories). Every method throws {@link GitLabException} for an error and
 * {@link InterruptedException} when the thread is interrupted.
 */
public final class CommitsApi {
    private final ApiCalls http;
    private final ProjectId project;

    CommitsApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Gets the commit that a SHA, branch or tag stands for ("Get a single commit"). */
    public Commit get(String ref) throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "repository", "commits", ref))
                .with("stats", false)
                .build();
        return http.json(ApiRequest.get(Operation.READ, url), Commit.class);
    }

    /** Compares two refs: the commits that {@code to} has and {@code from} has not ("Compare branches, ..."). */
    public Comparison compare(String from, String to) throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "repository", "compare"))
                .with("from", from)
                .with("to", to)
                .build();
        return http.json(ApiRequest.get(Operation.READ, url), Comparison.class);
    }

    /**
     * Lists the names of the tags whose history contains a commit ("Get references a commit is pushed to"): those that
     * point at it and those that point at a later one.
     */
    public List<String> tagsContaining(String sha) throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "repository", "commits", sha, "refs"))
                .with("type", "tag")
                .build();
        return http.pages(Operation.READ, url, Reference.class).toList().stream()
                .map(Reference::name)
                .toList();
    }

    private record Reference(String name) {}
}
