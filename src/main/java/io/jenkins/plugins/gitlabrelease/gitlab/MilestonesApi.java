package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * A project's milestones and those of the groups above it (api/milestones). GitLab shows them to nobody without a token.
 * Every method throws {@link GitLabException} for an error and {@link InterruptedException} when the thread is
 * interrupted.
 */
public final class MilestonesApi {
    private final ApiCalls http;
    private final ProjectId project;

    MilestonesApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /**
     * Lists the milestones of that exact title, open and closed, those of the groups above the project included ("List
     * project milestones"). The parameter for these has a newer name, {@code include_ancestors}; the old one is known to
     * old and new versions, and new ones refuse both at once (lib/api/milestone_responses.rb).
     */
    public List<Milestone> titled(String title) throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "milestones"))
                .with("title", title)
                .with("include_parent_milestones", true)
                .build();
        return http.pages(Operation.READ, url, Milestone.class).toList();
    }
}
