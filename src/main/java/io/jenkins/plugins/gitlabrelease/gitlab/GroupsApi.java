package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.List;

/** A group's releases and milestones (api/group_releases, api/group_milestones). */
public final class GroupsApi {
    private final Http http;
    private final GroupId group;

    GroupsApi(Http http, GroupId group) {
        this.http = http;
        this.group = group;
    }

    /** Lists the releases of the group's own projects, not those of its subgroups. */
    public Paged<Release> releases(ReleaseQuery.Sort sort) {
        throw new UnsupportedOperationException();
    }

    public List<Milestone> milestones(MilestoneQuery query) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
