package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.util.List;
import java.util.Map;
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

    /**
     * Creates a milestone of the project ("Create a new milestone"). GitLab trims its title and strips HTML from it, so the
     * answer may have another one. After a failure that leaves it open whether GitLab did so, a milestone of the project
     * with that title is the answer.
     */
    public Milestone create(String title) throws GitLabException, InterruptedException {
        return http.json(
                ApiRequest.post(
                        Operation.MILESTONE_WRITE,
                        http.url("projects", project.segment(), "milestones"),
                        Map.of("title", title)),
                Milestone.class,
                failure -> titled(title).stream()
                        .filter(found -> found.projectId() != null)
                        .findFirst());
    }

    /**
     * Closes a milestone ("Edit milestone"); one that is closed stays so. A milestone of a group is addressed there, where
     * the token needs a role in the group.
     *
     * @return the milestone as it is now
     */
    public Milestone close(Milestone milestone) throws GitLabException, InterruptedException {
        Long group = milestone.groupId();
        String id = Long.toString(milestone.id());
        HttpUrl url = group == null
                ? http.url("projects", project.segment(), "milestones", id)
                : http.url("groups", Long.toString(group), "milestones", id);
        return http.json(
                ApiRequest.put(Operation.MILESTONE_WRITE, url, Map.of("state_event", "close")), Milestone.class);
    }
}
