package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Answers;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ApiRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Operation;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Paged;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Retrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A project's generic packages and their files (user/packages/generic_packages, api/packages). A file may be given as a
 * path with slashes on GitLab 17.1 and later. Every method throws {@link GitLabException} for an error and
 * {@link InterruptedException} when the thread is interrupted.
 */
public final class PackagesApi {
    private static final String GENERIC = "generic";

    private final ApiCalls http;
    private final ProjectId project;

    PackagesApi(ApiCalls http, ProjectId project) {
        this.http = http;
        this.project = project;
    }

    /** Uploads a file ("Publish a single file") and leaves the package's status as it is. */
    public PackageFile upload(String name, String version, String file, UploadSource source)
            throws GitLabException, InterruptedException {
        return upload(name, version, file, source, null);
    }

    /**
     * Uploads a file, as raw bytes of known length. GitLab adds it to those of equal name, and serves the newest. After a
     * failure that leaves it open whether GitLab stored the file, one of equal name, size and SHA-256 is the answer.
     *
     * @param status of the whole package from now on; null to leave it as it is
     * @return what GitLab stored, for the caller to compare; its id is 0 on a server that does not say
     */
    public PackageFile upload(
            String name, String version, String file, UploadSource source, @CheckForNull PackageStatus status)
            throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url(segments(name, version, file)))
                .with("select", "package_file")
                .with("status", status == null ? null : status.json())
                .build();
        Upload upload = new Upload(name, version, file, source, status);
        Optional<PackageFile> answer = http.send(
                ApiRequest.upload(url, source),
                Answers.where(answered -> answered.has("id"), PackageFile.class),
                failure -> storedBy(upload).map(Optional::of));
        return answer.isPresent() ? answer.get() : recordOf(upload);
    }

    /**
     * Whether GitLab's rule for the names of package files takes this one. Servers differ in it, and a download is refused by
     * the same rule as an upload ({@code lib/api/generic_packages.rb}); nothing is transferred.
     */
    public boolean takes(String name, String version, String file) throws GitLabException, InterruptedException {
        try {
            http.send(
                    ApiRequest.head(Operation.PACKAGE_READ, http.url(segments(name, version, file))),
                    Answers.nothing(),
                    Retrier.Probe.idempotent());
            return true;
        } catch (GitLabException e) {
            if (e.status() == 404) {
                return true;
            }
            if (e.status() >= 400 && e.status() < 500) {
                return false;
            }
            throw e;
        }
    }

    /** Lists the generic packages of that name and version, hidden ones left out ("For a project"). */
    public List<GitLabPackage> list(String name, String version) throws GitLabException, InterruptedException {
        return list(name, version, null);
    }

    /**
     * Lists the generic packages of that name and version. GitLab matches names loosely; here they match exactly.
     *
     * @param status null for those that GitLab lists by default, which leaves hidden ones out
     */
    public List<GitLabPackage> list(String name, String version, @CheckForNull PackageStatus status)
            throws GitLabException, InterruptedException {
        HttpUrl url = new Query(http.url("projects", project.segment(), "packages"))
                .with("package_type", GENERIC)
                .with("package_name", name)
                .with("package_version", version)
                .with("status", status == null ? null : status.json())
                .build();
        return http.pages(Operation.PACKAGE_READ, url, GitLabPackage.class).toList().stream()
                .filter(found -> found.packageType().equals(GENERIC)
                        && found.name().equals(name)
                        && found.version().equals(version))
                .toList();
    }

    /**
     * Lists the generic packages of that name and version, a hidden one included. GitLab has one package of a name and version,
     * so hidden ones are asked for only if no other is there.
     */
    public List<GitLabPackage> listWithHidden(String name, String version)
            throws GitLabException, InterruptedException {
        List<GitLabPackage> listed = list(name, version);
        return listed.isEmpty() ? list(name, version, PackageStatus.HIDDEN) : listed;
    }

    /** Lists every file of a package, those of equal name included ("List package files"). */
    public List<PackageFile> files(long packageId) throws GitLabException, InterruptedException {
        HttpUrl url = http.url("projects", project.segment(), "packages", Long.toString(packageId), "package_files");
        return http.pages(Operation.PACKAGE_READ, url, PackageFile.class).toList();
    }

    /** The most files of a page of {@link #files(long, int)}. */
    public static final int PAGE = 100;

    /**
     * Lists one page of a package's files, for callers that read several at a time.
     *
     * @param page from 1 on; a page after the last one is empty
     */
    public List<PackageFile> files(long packageId, int page) throws GitLabException, InterruptedException {
        return pages(packageId, page).first(PAGE);
    }

    /** Lists the files of a package from that page on. */
    public List<PackageFile> filesFrom(long packageId, int page) throws GitLabException, InterruptedException {
        return pages(packageId, page).toList();
    }

    private Paged<PackageFile> pages(long packageId, int page) throws GitLabException {
        HttpUrl url = http.url("projects", project.segment(), "packages", Long.toString(packageId), "package_files");
        return http.pages(
                Operation.PACKAGE_READ,
                page == 1 ? url : new Query(url).with("page", page).build(),
                PackageFile.class);
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

    private record Upload(
            String name,
            String version,
            String file,
            UploadSource source,
            @CheckForNull PackageStatus status) {}

    /**
     * Finds a file with the bytes of the source, hashed for it. A token that may upload but not list, as a deploy token,
     * finds nothing; a file sent twice does no harm.
     */
    private Optional<PackageFile> storedBy(Upload upload) throws GitLabException, InterruptedException {
        try {
            List<PackageFile> same = filesOfEqualSize(upload);
            if (same.stream().allMatch(found -> found.fileSha256() == null)) {
                return Optional.empty();
            }
            String sha256 = upload.source().sha256();
            return same.stream()
                    .filter(found -> sha256.equalsIgnoreCase(found.fileSha256()))
                    .max(Comparator.comparingLong(PackageFile::id));
        } catch (GitLabException e) {
            if (e.status() >= 400 && e.status() < 500) {
                return Optional.empty();
            }
            throw e;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The record of a file that was uploaded to a server too old to answer with it. */
    private PackageFile recordOf(Upload upload) throws InterruptedException {
        long length = 0;
        try {
            length = upload.source().length();
            Optional<PackageFile> newest =
                    filesOfEqualSize(upload).stream().max(Comparator.comparingLong(PackageFile::id));
            if (newest.isPresent()) {
                return newest.get();
            }
        } catch (IOException e) {
            // The upload succeeded; that its record cannot be shown is no reason to fail.
        }
        return new PackageFile(0, 0, upload.file(), length, null);
    }

    private List<PackageFile> filesOfEqualSize(Upload upload) throws IOException, InterruptedException {
        PackageStatus listed = upload.status() == PackageStatus.HIDDEN ? PackageStatus.HIDDEN : null;
        String stored = upload.file().replace("/", "%2F");
        long length = upload.source().length();
        List<PackageFile> same = new ArrayList<>();
        for (GitLabPackage found : list(upload.name(), upload.version(), listed)) {
            for (PackageFile other : files(found.id())) {
                boolean named = other.fileName().equals(upload.file())
                        || other.fileName().equals(stored);
                if (named && other.size() == length) {
                    same.add(other);
                }
            }
        }
        return same;
    }

    private String[] segments(String name, String version, String file) {
        List<String> segments =
                new ArrayList<>(List.of("projects", project.segment(), "packages", GENERIC, name, version));
        segments.addAll(List.of(file.split("/", -1)));
        return segments.toArray(new String[0]);
    }
}
