package io.jenkins.plugins.gitlabrelease.origin;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tags of a commit in one project. GitLab can only tell which tags contain a commit, so each of those is asked what
 * it points at; for the commit of a fresh build these are few.
 */
public record GitLabTags(GitLabClient client, ProjectId project) implements TagsOfCommit {

    @Override
    public List<String> of(String sha) throws IOException, InterruptedException {
        List<String> pointing = new ArrayList<>();
        for (String name : containing(sha)) {
            if (client.tags(project).find(name).filter(tag -> isAt(tag, sha)).isPresent()) {
                pointing.add(name);
            }
        }
        return pointing;
    }

    private static boolean isAt(Tag tag, String sha) {
        Commit commit = tag.commit();
        return commit != null && sha.equalsIgnoreCase(commit.id());
    }

    private List<String> containing(String sha) throws IOException, InterruptedException {
        try {
            return client.commits(project).tagsContaining(sha);
        } catch (GitLabException e) {
            if (e.kind() == ErrorKind.NOT_FOUND) {
                return List.of(); // a commit that was never pushed
            }
            throw e;
        }
    }
}
