package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Answers;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Paged;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier.Probe;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A project's releases (api/releases). Every method throws {@link GitLabException} for an error and
 * {@link InterruptedException} when the thread is interrupted, and {@link IllegalArgumentException} for a tag that
 * cannot be addressed, such as an empty one.
 */
public final class ReleasesApi {
    private final ApiCalls http;
    private final ProjectId project;

    ReleasesApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /**
     * Lists releases ("List Releases"), read page by page as they are needed. GitLab caches their JSON for up to five
     * minutes; {@link #get} is always fresh.
     */
    public Paged<Release> list(ReleaseQuery query) throws GitLabException {
        HttpUrl url = new Query(releases())
                .with("order_by", query.orderBy().json())
                .with("sort", query.sort().json())
                .with("include_html_description", query.includeHtmlDescription() ? true : null)
                .with("updated_before", query.updatedBefore())
                .with("updated_after", query.updatedAfter())
                .with("per_page", query.perPage())
                .build();
        return http.pages(ApiRequest.get(Operation.RELEASE_READ, url), Release.class);
    }

    /** Gets the release of a tag ("Get a Release by a tag name"). */
    public Release get(String tag) throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.RELEASE_READ, releases(tag)), Release.class);
    }

    /** Gets the release of a tag with {@link Release#descriptionHtml()}. */
    public Release getWithHtml(String tag) throws GitLabException, InterruptedException {
        HttpUrl url =
                new Query(releases(tag)).with("include_html_description", true).build();
        return http.json(ApiRequest.get(Operation.RELEASE_READ, url), Release.class);
    }

    /**
     * Gets the release of a tag; empty if there is none. GitLab 13 says so with 403, and so does any version to guests;
     * as that may as well hide a release, the list of releases, which all of them may read, then decides.
     */
    public Optional<Release> find(String tag) throws GitLabException, InterruptedException {
        try {
            return http.find(ApiRequest.get(Operation.RELEASE_READ, releases(tag)), Release.class);
        } catch (GitLabException e) {
            if (e.kind() == ErrorKind.FORBIDDEN && !isListed(tag, e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private boolean isListed(String tag, GitLabException forbidden) throws InterruptedException {
        try {
            return list(ReleaseQuery.all())
                    .find(release ->
                            release.tagName().equals(tag) || release.tagName().isEmpty())
                    .isPresent();
        } catch (GitLabException e) {
            forbidden.addSuppressed(e);
            return true;
        }
    }

    /**
     * Gets the latest release ("Get the latest release"): by release date, so an upcoming one counts. Servers without
     * the permalink (before 15.4), or with one that fails for tags with a slash, are asked for their list.
     *
     * @return empty if there is no release
     */
    public Optional<Release> latest() throws GitLabException, InterruptedException {
        try {
            return http.find(ApiRequest.get(Operation.RELEASE_READ, releases("permalink", "latest")), Release.class);
        } catch (GitLabException e) {
            if (e.kind() != ErrorKind.ROUTE_NOT_FOUND) {
                throw e;
            }
            return list(ReleaseQuery.all().perPage(1)).first(1).stream().findFirst();
        }
    }

    /**
     * Creates a release ("Create a release"), with its tag if that is missing and a ref is given. After a failure that
     * leaves it open whether GitLab did so, a release that has what was asked for is the answer.
     */
    public Release create(NewRelease release) throws GitLabException, InterruptedException {
        return http.json(
                ApiRequest.post(Operation.RELEASE_CREATE, releases(), release),
                Release.class,
                failure -> find(release.tagName()).filter(release::isIn));
    }

    /**
     * Updates a release ("Update a release"). For a missing one GitLab answers {@link ErrorKind#FORBIDDEN}.
     *
     * @throws IllegalArgumentException if nothing is to change
     */
    public Release update(String tag, ReleaseFields fields) throws GitLabException, InterruptedException {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("An update of a release must change something.");
        }
        return http.json(ApiRequest.put(Operation.RELEASE_UPDATE, releases(tag), fields), Release.class);
    }

    /**
     * Deletes a release, not its tag ("Delete a Release"). For a missing one GitLab answers
     * {@link ErrorKind#FORBIDDEN}.
     *
     * @return the release as it was; empty if a repeated request found it gone
     */
    public Optional<Release> delete(String tag) throws GitLabException, InterruptedException {
        return http.send(
                ApiRequest.delete(Operation.RELEASE_DELETE, releases(tag)), Answers.deleted(Release.class), failure -> {
                    boolean maybeGone = failure.status() == 404 || failure.kind() == ErrorKind.FORBIDDEN;
                    return maybeGone && find(tag).isEmpty() ? Optional.of(Optional.empty()) : Optional.empty();
                });
    }

    /**
     * Asks GitLab to collect evidence ("Collect release evidence", Premium); it does so later, in the background. Not
     * repeated without a clear answer, since each request makes another evidence.
     */
    public void collectEvidence(String tag) throws GitLabException, InterruptedException {
        http.send(
                ApiRequest.post(Operation.EVIDENCE, releases(tag, "evidence")), Answers.nothing(), Probe.unknowable());
    }

    private HttpUrl releases(String... rawSegments) throws GitLabException {
        List<String> all = new ArrayList<>(List.of("projects", project.segment(), "releases"));
        all.addAll(List.of(rawSegments));
        return http.url(all.toArray(new String[0]));
    }
}
