package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.MilestoneQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseChanges;
import java.util.ArrayList;
import java.util.List;

/**
 * Names milestones by number where their titles would not arrive: GitLab splits every title at its commas, also within a
 * JSON array ({@code lib/api/validations/types/comma_separated_to_array.rb}).
 */
public final class MilestoneIds {

    private final GitLabClient client;
    private final ProjectId projectId;

    public MilestoneIds(GitLabClient client, ProjectId projectId) {
        this.client = client;
        this.projectId = projectId;
    }

    /** The same changes, with numbers instead of titles if one of these has a comma. */
    public ReleaseChanges replaceTitlesIn(ReleaseChanges fields) throws GitLabException, InterruptedException {
        List<String> titles = fields.milestones();
        if (titles == null || titles.stream().noneMatch(title -> title.contains(","))) {
            return fields;
        }
        List<Long> ids = new ArrayList<>();
        for (String title : titles) {
            for (Milestone found : client.milestones(projectId)
                    .list(MilestoneQuery.title(title).withAncestors())) {
                ids.add(found.id());
            }
        }
        return ReleaseChanges.builder()
                .name(fields.name())
                .description(fields.description())
                .releasedAt(fields.releasedAt())
                .milestoneIds(ids)
                .build();
    }
}
