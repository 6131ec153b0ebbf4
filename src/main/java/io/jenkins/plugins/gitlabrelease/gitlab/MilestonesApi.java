package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.MilestoneQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.util.List;
import okhttp3.HttpUrl;

/** A project's milestones (api/milestones). GitLab shows them to nobody without a token. */
public final class MilestonesApi {
    private final ApiCalls http;
    private final ProjectId project;

    MilestonesApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /**
     * Lists milestones ("List project milestones").
     *
     * @throws GitLabException for an error
     * @throws InterruptedException when the thread is interrupted
     */
    public List<Milestone> list(MilestoneQuery query) throws GitLabException, InterruptedException {
        HttpUrl url = query.addTo(http.url("projects", project.segment(), "milestones"));
        return http.pages(Operation.READ, url, Milestone.class).toList();
    }
}
