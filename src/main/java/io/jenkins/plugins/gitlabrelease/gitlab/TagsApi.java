package io.jenkins.plugins.gitlabrelease.gitlab;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.OrEmpty;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProtectedTag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * A project's Git tags and the rules that protect them (api/tags, api/protected_tags, api/commits). Every method throws
 * {@link GitLabException} for an error and {@link InterruptedException} when the thread is interrupted.
 */
public final class TagsApi {
    /** Names that no tag has, and that would address something else. */
    private static final Set<String> NO_TAGS = Set.of("", ".", "..");

    private final ApiCalls http;
    private final ProjectId project;

    TagsApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Finds a tag ("Get a single repository tag"); empty if there is none. */
    public Optional<Tag> find(String tag) throws GitLabException, InterruptedException {
        return http.find(ApiRequest.get(Operation.TAG_READ, tags(tag)), Tag.class);
    }

    /** Lists the tags whose names begin with a text ("List all project repository tags"). */
    public List<Tag> startingWith(String prefix) throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "repository", "tags"))
                .with("search", prefix.isEmpty() ? null : "^" + prefix)
                .build();
        return http.pages(Operation.TAG_READ, url, Tag.class).toList().stream()
                .filter(tag -> tag.name().startsWith(prefix))
                .toList();
    }

    /**
     * Lists the names of the tags whose history contains a commit ("Get references a commit is pushed to"): those that
     * point at it and those that point at a later one.
     */
    public List<String> containing(String sha) throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "repository", "commits", sha, "refs"))
                .with("type", "tag")
                .build();
        return http.pages(Operation.READ, url, Reference.class).toList().stream()
                .map(Reference::name)
                .filter(name -> !NO_TAGS.contains(name))
                .toList();
    }

    private record Reference(String name) {
        Reference {
            name = OrEmpty.text(name);
        }
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
        HttpUrl url = http.url("projects", project.segment(), "repository", "tags");
        return http.json(
                ApiRequest.post(Operation.TAG_WRITE, url, new NewTag(tag, ref, message)),
                Tag.class,
                failure -> made(tag, ref, message));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record NewTag(
            String tagName, String ref, @CheckForNull String message) {}

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
        Optional<Commit> wanted = new RepositoryApi(http, project).findCommit(ref);
        return commit != null
                        && wanted.filter(it -> it.id().equals(commit.id())).isPresent()
                ? found
                : Optional.empty();
    }

    /** Deletes a tag and with it, as GitLab does, its release ("Delete a tag"). */
    public void delete(String tag) throws GitLabException, InterruptedException {
        http.delete(Operation.TAG_WRITE, tags(tag));
    }

    /** Lists the rules that protect tags ("List protected tags"); GitLab shows them to maintainers only. */
    public List<ProtectedTag> protectionRules() throws GitLabException, InterruptedException {
        HttpUrl url = http.url("projects", project.segment(), "protected_tags");
        return http.pages(Operation.READ, url, ProtectedTag.class).toList();
    }

    private HttpUrl tags(String tag) throws GitLabException {
        return http.url("projects", project.segment(), "repository", "tags", tag);
    }
}
