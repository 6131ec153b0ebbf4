package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.List;

/** A project's milestones (api/milestones). GitLab shows them to logged-in users only. */
public final class MilestonesApi {
    private final Http http;
    private final ProjectId project;

    MilestonesApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    public List<Milestone> list(MilestoneQuery query) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
