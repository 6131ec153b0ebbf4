package io.jenkins.plugins.gitlabrelease.gitlab;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Json;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.OrEmpty;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A project's commits, and the changelog that GitLab makes of them (api/commits, api/repositories). Every method throws
 * {@link GitLabException} for an error and {@link InterruptedException} when the thread is interrupted.
 */
public final class RepositoryApi {
    private final ApiCalls http;
    private final ProjectId project;

    RepositoryApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Finds the commit that a SHA, branch or tag stands for ("Get a single commit"); empty if it stands for none. */
    public Optional<Commit> findCommit(String ref) throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "repository", "commits", ref))
                .with("stats", false)
                .build();
        return http.find(ApiRequest.get(Operation.READ, url), Commit.class);
    }

    /**
     * Makes release notes of commit trailers without storing them ("Generate changelog data").
     *
     * @param version semantic version, with or without a leading {@code v}
     * @param from commit before the first one to cover; null for the last version's tag, as GitLab finds it
     * @param to last commit to cover; null for the head of the default branch
     * @param date of the release in the notes; null for today
     */
    public String changelog(
            String version, @CheckForNull String from, @CheckForNull String to, @CheckForNull Instant date)
            throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "repository", "changelog"))
                .with("version", version)
                .with("from", from)
                .with("to", to)
                .with("date", date)
                .build();
        return OrEmpty.text(
                http.json(ApiRequest.get(Operation.READ, url), Changelog.class).notes());
    }

    private record Changelog(
            @JsonDeserialize(using = Json.Prose.class) @CheckForNull
            String notes) {}
}
