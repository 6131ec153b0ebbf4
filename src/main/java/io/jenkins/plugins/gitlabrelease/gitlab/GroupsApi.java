package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Paged;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GroupId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.MilestoneQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * A group's releases and milestones (api/group_releases, api/group_milestones). Every method throws
 * {@link GitLabException} for an error and {@link InterruptedException} when the thread is interrupted.
 */
public final class GroupsApi {
    private final ApiCalls http;
    private final GroupId group;

    GroupsApi(ApiCalls http, GroupId group) {
        this.http = http;
        this.group = group;
    }

    /**
     * Lists the releases of the group's own projects by release date, not those of its subgroups. A release does not say
     * which project it belongs to, but for the addresses in it.
     */
    public Paged<Release> releases(ReleaseQuery.Sort sort) {
        HttpUrl url = new Query(http.url("groups", group.segment(), "releases"))
                .with("sort", sort.json())
                .build();
        return http.pages(Operation.RELEASE_READ, url, Release.class);
    }

    /** Lists milestones of the group. */
    public List<Milestone> milestones(MilestoneQuery query) throws GitLabException, InterruptedException {
        HttpUrl url = query.addTo(http.url("groups", group.segment(), "milestones"));
        return http.pages(Operation.READ, url, Milestone.class).toList();
    }
}
