package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import java.util.List;
import okhttp3.HttpUrl;

/** A project's protected-tag rules (api/protected_tags). GitLab shows them to maintainers only. */
public final class ProtectedTagsApi {
    private final ApiCalls http;
    private final ProjectId project;

    ProtectedTagsApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /**
     * Lists the rules ("List protected tags").
     *
     * @throws GitLabException for an error
     * @throws InterruptedException when the thread is interrupted
     */
    public List<ProtectedTag> list() throws GitLabException, InterruptedException {
        HttpUrl url = http.url("projects", project.segment(), "protected_tags");
        return http.pages(Operation.READ, url, ProtectedTag.class).toList();
    }
}
