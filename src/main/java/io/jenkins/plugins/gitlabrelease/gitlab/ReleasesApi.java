package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.Optional;

/** A project's releases (api/releases). Every operation throws what {@link GitLabException} describes. */
public final class ReleasesApi {
    private final Http http;
    private final ProjectId project;

    ReleasesApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Lists releases, read page by page as they are asked for. GitLab may show items up to 5 minutes old. */
    public Paged<Release> list(ReleaseQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Gets the release of a tag. */
    public Release get(String tag) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Gets the release of a tag; empty if there is none, in whichever way the server's version says so. */
    public Optional<Release> find(String tag) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Gets the latest release by release date; empty if there is none. An upcoming release counts as the latest. */
    public Optional<Release> latest() throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Gets what lies below the latest release, such as {@code assets/links}, as JSON text. */
    public String latest(String... suffix) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Creates a release. */
    public Release create(NewRelease release) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Updates a release. */
    public Release update(String tag, ReleaseChanges changes) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Deletes a release, not its tag. @return the release as it was; empty if a repeated request found it gone */
    public Optional<Release> delete(String tag) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Asks GitLab to collect evidence; it does so later, in the background. */
    public void collectEvidence(String tag) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Downloads an asset by its direct asset path. @param sha256 expected, or null */
    public Download download(String tag, String directAssetPath, Path target, @CheckForNull String sha256)
            throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Downloads an asset of the latest release by its direct asset path. @param sha256 expected, or null */
    public Download downloadLatest(String directAssetPath, Path target, @CheckForNull String sha256)
            throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
