package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * The packages of a project and their files (api/packages). Every method throws {@link GitLabException} for an error and
 * {@link InterruptedException} when the thread is interrupted.
 */
public final class PackagesApi {
    private final ApiCalls http;
    private final ProjectId project;

    PackagesApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Lists packages that match exactly ("For a project"); GitLab itself would match names loosely. */
    public List<GitLabPackage> list(PackageQuery query) throws GitLabException, InterruptedException {
        PackageStatus status = query.status();
        HttpUrl url = new Query(http.url("projects", project.segment(), "packages"))
                .with("package_type", query.type())
                .with("package_name", query.name())
                .with("package_version", query.version())
                .with("status", status == null ? null : status.json())
                .build();
        return http.pages(Operation.PACKAGE_READ, url, GitLabPackage.class).toList().stream()
                .filter(query::matches)
                .toList();
    }

    /** Lists every file of a package, those of equal name included ("List package files"). */
    public List<PackageFile> files(long packageId) throws GitLabException, InterruptedException {
        HttpUrl url = http.url("projects", project.segment(), "packages", Long.toString(packageId), "package_files");
        return http.pages(Operation.PACKAGE_READ, url, PackageFile.class).toList();
    }

    /** Deletes a package with all its files ("Delete a project package"). */
    public void delete(long packageId) throws GitLabException, InterruptedException {
        http.delete(
                Operation.PACKAGE_DELETE,
                http.url("projects", project.segment(), "packages", Long.toString(packageId)));
    }

    /** Deletes a file of a package ("Delete a package file"). */
    public void deleteFile(long packageId, long fileId) throws GitLabException, InterruptedException {
        http.delete(
                Operation.PACKAGE_DELETE,
                http.url(
                        "projects",
                        project.segment(),
                        "packages",
                        Long.toString(packageId),
                        "package_files",
                        Long.toString(fileId)));
    }
}
