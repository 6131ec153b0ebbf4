package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Sha256;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for the file of one upload in the registry. */
final class StoredPackageFiles {
    private final PackagesApi packages;
    private final String name;
    private final String version;
    private final String file;
    private final UploadSource source;
    private final PackageStatus status;

    StoredPackageFiles(
            PackagesApi packages, String name, String version, String file, UploadSource source, PackageStatus status) {
        this.packages = packages;
        this.name = name;
        this.version = version;
        this.file = file;
        this.source = source;
        this.status = status;
    }

    /**
     * Finds a file with the bytes of the source, hashed for it. A token that may upload but not list, as a deploy token,
     * finds nothing; a file sent twice does no harm.
     */
    Optional<PackageFile> find(GitLabException failure) throws GitLabException, InterruptedException {
        try {
            List<PackageFile> same = ofEqualSize();
            if (same.stream().allMatch(found -> found.fileSha256() == null)) {
                return Optional.empty();
            }
            String sha256 = Sha256.of(source::open);
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
    PackageFile newest() throws InterruptedException {
        long length = 0;
        try {
            length = source.length();
            Optional<PackageFile> newest = ofEqualSize().stream().max(Comparator.comparingLong(PackageFile::id));
            if (newest.isPresent()) {
                return newest.get();
            }
        } catch (IOException e) {
            // The upload succeeded; that its record cannot be shown is no reason to fail.
        }
        return new PackageFile(0, 0, file, length, null, null);
    }

    private List<PackageFile> ofEqualSize() throws IOException, InterruptedException {
        PackageStatus listed = status == PackageStatus.DEFAULT ? null : status;
        String stored = file.replace("/", "%2F");
        long length = source.length();
        List<PackageFile> same = new ArrayList<>();
        for (GitLabPackage found :
                packages.list(PackageQuery.generic(name, version).status(listed))) {
            for (PackageFile other : packages.files(found.id())) {
                boolean named =
                        other.fileName().equals(file) || other.fileName().equals(stored);
                if (named && other.size() == length) {
                    same.add(other);
                }
            }
        }
        return same;
    }
}
