package io.jenkins.plugins.gitlabrelease.release.existing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What GitLab's package registry says of the files that links lead to; each package is asked for once. */
final class KnownFiles {

    /** Answers that mean "I do not say". */
    private static final Set<ErrorKind> UNTOLD = EnumSet.of(
            ErrorKind.FORBIDDEN,
            ErrorKind.INSUFFICIENT_SCOPE,
            ErrorKind.NOT_FOUND,
            ErrorKind.PROJECT_NOT_FOUND,
            ErrorKind.ROUTE_NOT_FOUND);

    private final GitLabClient client;
    private final Map<GenericFile, Map<String, PackageFile>> packages = new HashMap<>();

    KnownFiles(GitLabClient client) {
        this.client = client;
    }

    /** The SHA-256 of the file at an address; null if that is no package file, or if GitLab does not tell. */
    @CheckForNull
    String sha256(String url) throws GitLabException, InterruptedException {
        GenericFile address = GenericFile.parse(client.server(), url);
        if (address == null) {
            return null;
        }
        GenericFile folder = new GenericFile(address.project(), address.name(), address.version(), "");
        Map<String, PackageFile> files = packages.get(folder);
        if (files == null) {
            files = read(folder);
            packages.put(folder, files);
        }
        PackageFile file = files.get(address.file());
        return file == null ? null : file.fileSha256();
    }

    /** By name; of several of one name the newest, which is the one that GitLab gives out. */
    private Map<String, PackageFile> read(GenericFile folder) throws GitLabException, InterruptedException {
        Map<String, PackageFile> files = new HashMap<>();
        try {
            ProjectId project = ProjectId.of(folder.project());
            for (GitLabPackage found :
                    client.packages(project).list(PackageQuery.generic(folder.name(), folder.version()))) {
                for (PackageFile file : client.packages(project).files(found.id())) {
                    // GitLab shows the slashes of a file in a folder encoded.
                    files.merge(
                            file.fileName().replace("%2F", "/"),
                            file,
                            (one, other) -> one.id() > other.id() ? one : other);
                }
            }
        } catch (GitLabException e) {
            if (!UNTOLD.contains(e.kind())) {
                throw e;
            }
        }
        return files;
    }
}
