package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Download;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier.Probe;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Ids;
import io.jenkins.plugins.gitlabrelease.gitlab.model.OrEmpty;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.StoredFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * Files in a project's generic package registry (user/packages/generic_packages). A file may be given as a path with
 * slashes on GitLab 17.1 and later. Every method throws {@link GitLabException} for an error and
 * {@link InterruptedException} when the thread is interrupted.
 */
public final class GenericPackagesApi {
    private final ApiCalls http;
    private final ProjectId project;

    GenericPackagesApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** The exact upload URL, without a query: the address to put into a release link. */
    public String url(String name, String version, String file) {
        return address(name, version, file).toString();
    }

    /** Uploads a file ("Publish a single file"); see the method with a status. */
    public PackageFile upload(String name, String version, String file, UploadSource source)
            throws GitLabException, InterruptedException {
        return upload(name, version, file, source, PackageStatus.DEFAULT);
    }

    /**
     * Uploads a file, as raw bytes of known length. GitLab adds it to those of equal name, and gives out the newest.
     * After a failure that leaves it open whether GitLab stored the file, one of equal name, size and SHA-256 is the
     * answer.
     *
     * @param status of the whole package
     * @return what GitLab stored, for the caller to compare; its id is 0 on a server that tells nothing of it
     */
    public PackageFile upload(String name, String version, String file, UploadSource source, PackageStatus status)
            throws GitLabException, InterruptedException {
        HttpUrl url = new Query(address(name, version, file))
                .with("select", "package_file")
                .with("status", status == PackageStatus.DEFAULT ? null : status.json())
                .build();
        StoredPackageFiles stored =
                new StoredPackageFiles(new PackagesApi(http, project), name, version, file, source, status);
        PackageFile answer = http.json(ApiRequest.upload(url, source), PackageFile.class, stored::find);
        return answer.id() > 0 ? answer : stored.newest();
    }

    /** Asks for a file without downloading it; empty if it is not there. */
    public Optional<StoredFile> head(String name, String version, String file)
            throws GitLabException, InterruptedException {
        ApiRequest head = ApiRequest.head(Operation.PACKAGE_READ, address(name, version, file));
        try {
            return Optional.of(http.send(head, GenericPackagesApi::stored, Probe.idempotent()));
        } catch (GitLabException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Downloads the newest file of that name ("Download a single file").
     *
     * @param target replaced once the download is complete and right
     * @param sha256 what the file must have, null if that is not known
     */
    public Download download(String name, String version, String file, Path target, @CheckForNull String sha256)
            throws GitLabException, InterruptedException {
        return http.download(address(name, version, file), target, sha256);
    }

    private static StoredFile stored(Response response) {
        String length = OrEmpty.text(response.header("Content-Length")).strip();
        String sha256 = OrEmpty.text(response.header("X-Checksum-SHA256")).strip();
        boolean known = Ids.isNumber(length) && length.length() < 19;
        return new StoredFile(
                known ? Long.parseLong(length) : -1, sha256.isEmpty() ? null : sha256.toLowerCase(Locale.ROOT));
    }

    private HttpUrl address(String name, String version, String file) {
        List<String> segments =
                new ArrayList<>(List.of("projects", project.segment(), "packages", "generic", name, version));
        segments.addAll(List.of(file.split("/", -1)));
        return http.url(segments.toArray(new String[0]));
    }
}
