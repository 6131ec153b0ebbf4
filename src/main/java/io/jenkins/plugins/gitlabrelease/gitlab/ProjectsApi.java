package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;

/** Projects (api/projects). */
public final class ProjectsApi {
    private final ApiCalls http;

    ProjectsApi(ApiCalls http) {
        this.http = http;
    }

    /** Gets a project ("Get a single project"); by an old path too, where GitLab redirects from it. */
    public Project get(ProjectId id) throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.READ, http.url("projects", id.segment())), Project.class);
    }
}
