package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.List;

/** The packages of a project and their files (api/packages). */
public final class PackagesApi {
    private final Http http;
    private final ProjectId project;

    PackagesApi(Http http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Lists packages that match exactly; at most one for a name and version. */
    public List<GitLabPackage> list(PackageQuery query) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Lists every file of a package, those of equal names included. */
    public List<PackageFile> files(long packageId) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void delete(long packageId) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void deleteFile(long packageId, long fileId) throws GitLabException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
