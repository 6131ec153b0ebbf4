package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.OrEmpty;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A project's Git tags (api/tags). Every method throws {@link GitLabException} for an error and
 * {@link InterruptedException} when the thread is interrupted.
 */
public final class TagsApi {
    private final ApiCalls http;
    private final ProjectId project;

    TagsApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Gets a tag ("Get a single repository tag"). */
    public Tag get(String tag) throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.TAG_READ, tags(tag)), Tag.class);
    }

    /** Gets a tag; empty if there is none. */
    public Optional<Tag> find(String tag) throws GitLabException, InterruptedException {
        return http.find(ApiRequest.get(Operation.TAG_READ, tags(tag)), Tag.class);
    }

    /**
     * Creates a tag ("Create a new tag"). After a failure that leaves it open whether GitLab did so, a tag of that
     * message on the ref's commit is the answer.
     *
     * @param ref commit, branch or tag
     * @param message makes an annotated tag; null for a lightweight one
     */
    public Tag create(String tag, String ref, @CheckForNull String message)
            throws GitLabException, InterruptedException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tag_name", tag);
        json.put("ref", ref);
        if (message != null) {
            json.put("message", message);
        }
        HttpUrl url = http.url("projects", project.segment(), "repository", "tags");
        return http.json(
                ApiRequest.post(Operation.TAG_WRITE, url, json), Tag.class, failure -> made(tag, ref, message));
    }

    private Optional<Tag> made(String name, String ref, @CheckForNull String message)
            throws GitLabException, InterruptedException {
        Optional<Tag> found = find(name);
        if (found.isEmpty()
                || !OrEmpty.text(message)
                        .strip()
                        .equals(OrEmpty.text(found.get().message()).strip())) {
            return Optional.empty();
        }
        Commit commit = found.get().commit();
        String id = new CommitsApi(http, project).get(ref).id();
        return commit != null && commit.id().equals(id) ? found : Optional.empty();
    }

    /** Deletes a tag and with it, as GitLab does, its release ("Delete a tag"). */
    public void delete(String tag) throws GitLabException, InterruptedException {
        http.delete(Operation.TAG_WRITE, tags(tag));
    }

    private HttpUrl tags(String tag) {
        return http.url("projects", project.segment(), "repository", "tags", tag);
    }
}
