package io.jenkins.plugins.gitlabrelease.gitlab;

/** Projects (api/projects). */
public final class ProjectsApi {
    private final Http http;

    ProjectsApi(Http http) {
        this.http = http;
    }

    /** Gets a project ("Get a single project"); by an old path too, where GitLab redirects from it. */
    public Project get(ProjectId id) throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.READ, http.url("projects", id.segment())), Project.class);
    }
}
