package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Answers;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget.Received;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier.Probe;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The links of a project's releases (api/releases/links). Every method throws {@link GitLabException} for an error and
 * {@link InterruptedException} when the thread is interrupted.
 */
public final class ReleaseLinksApi {
    private final ApiCalls http;
    private final ProjectId project;

    ReleaseLinksApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Lists all links of a release, newest first ("List links of a release"). */
    public List<ReleaseLink> list(String tag) throws GitLabException, InterruptedException {
        return http.pages(Operation.LINK_READ, links(tag), ReleaseLink.class).toList();
    }

    /** Gets a link ("Get a release link"). */
    public ReleaseLink get(String tag, long id) throws GitLabException, InterruptedException {
        return http.json(ApiRequest.get(Operation.LINK_READ, link(tag, id)), ReleaseLink.class);
    }

    /**
     * Adds a link ("Create a release link"). After a failure that leaves it open whether GitLab did so, a link of that
     * name and URL is the answer.
     */
    public ReleaseLink create(String tag, NewLink link) throws GitLabException, InterruptedException {
        return http.json(
                ApiRequest.post(Operation.LINK_WRITE, links(tag), link),
                ReleaseLink.class,
                failure -> list(tag).stream().filter(link::isIn).findFirst());
    }

    /** Changes a link ("Update a release link"), its type included. */
    public ReleaseLink update(String tag, long id, NewLink link) throws GitLabException, InterruptedException {
        return http.json(ApiRequest.put(Operation.LINK_WRITE, link(tag, id), link), ReleaseLink.class);
    }

    /**
     * Deletes a link ("Delete a release link").
     *
     * @return the link as it was; empty if a repeated request found it gone
     */
    public Optional<ReleaseLink> delete(String tag, long id) throws GitLabException, InterruptedException {
        return http.send(
                ApiRequest.delete(Operation.LINK_WRITE, link(tag, id)),
                Answers.deleted(ReleaseLink.class),
                Probe.gone());
    }

    /**
     * Downloads what a link points to.
     *
     * @param access whether the address may be read, and whether with the token
     * @param sha256 what the file must have, null if that is not known
     * @throws IllegalArgumentException if the address may not be read
     */
    public Received download(ReleaseLink link, AssetAccess access, DownloadTarget target, @CheckForNull String sha256)
            throws GitLabException, InterruptedException {
        AssetAccess.Decision start = access.of(link.url());
        if (!start.isAllowed()) {
            throw new IllegalArgumentException("The link \"" + HarmlessText.oneLine(link.name(), 100)
                    + "\" cannot be downloaded: its address " + start.refusal() + ".");
        }
        return http.download(access, start, target, sha256);
    }

    private HttpUrl links(String tag) throws GitLabException {
        return http.url("projects", project.segment(), "releases", tag, "assets", "links");
    }

    private HttpUrl link(String tag, long id) throws GitLabException {
        return http.url("projects", project.segment(), "releases", tag, "assets", "links", Long.toString(id));
    }
}
