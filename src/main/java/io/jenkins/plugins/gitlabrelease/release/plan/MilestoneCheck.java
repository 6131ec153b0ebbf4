package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.MilestoneQuery;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.util.List;

/** Looks the wanted milestones up, in the project and the groups above it, because GitLab refuses the release for one unknown. */
final class MilestoneCheck {

    private final GitLabClient client;
    private final ServerState state;
    private final ReleaseLog log;

    MilestoneCheck(GitLabClient client, ServerState state, ReleaseLog log) {
        this.client = client;
        this.state = state;
        this.log = log;
    }

    void check(List<String> titles, Problems problems) throws GitLabException, InterruptedException {
        String project = state.project().pathWithNamespace();
        for (String title : titles) {
            List<Milestone> found = client.milestones(state.projectId())
                    .list(MilestoneQuery.title(title).withAncestors());
            if (found.isEmpty()) {
                problems.add("There is no milestone \"" + title + "\" in " + project
                        + " or the groups above it. Create it in GitLab, or correct the title.");
            } else if (found.stream().noneMatch(milestone -> milestone.projectId() != null)) {
                log.line("the milestone " + title + " belongs to a group of " + project
                        + ": GitLab takes it on Premium, and only of the group right above the project");
            }
        }
    }
}
