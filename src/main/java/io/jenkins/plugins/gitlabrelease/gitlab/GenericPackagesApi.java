package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.Optional;

/** Files in a project's generic package registry (user/packages/generic_packages). */
public final class GenericPackagesApi {
    private final Http http;
    private final ProjectId project;

    GenericPackagesApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** The exact upload URL, without a query: the one to put into a release link. */
    public String url(String name, String version, String file) {
        throw new UnsupportedOperationException();
    }

    public PackageFile upload(String name, String version, String file, UploadSource source)
            throws GitLabException, InterruptedException {
        return upload(name, version, file, source, PackageStatus.DEFAULT);
    }

    public PackageFile upload(String name, String version, String file, UploadSource source, PackageStatus status)
            throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Asks for a file with HEAD; empty if it is not there. */
    public Optional<StoredFile> head(String name, String version, String file)
            throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Downloads the newest file of that name. @param sha256 expected, or null */
    public Download download(String name, String version, String file, Path target, @CheckForNull String sha256)
            throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
