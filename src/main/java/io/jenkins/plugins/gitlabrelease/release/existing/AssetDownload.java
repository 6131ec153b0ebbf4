package io.jenkins.plugins.gitlabrelease.release.existing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Received;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.AssetPath;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Downloads assets of a release, one after the other. All names are checked before the first byte is asked for. A file is
 * in its place completely and checked, or not at all; those that were complete before another one failed stay.
 */
public final class AssetDownload {

    /** The most paths that are looked up to see whether they once were the project's. */
    private static final int MOST_FORMER_PATHS = 5;

    private final GitLabClient client;
    private final ReleaseLog log;

    public AssetDownload(GitLabClient client, ReleaseLog log) {
        this.client = client;
        this.log = log;
    }

    /** Where the files go. */
    @FunctionalInterface
    public interface Destination {

        /**
         * The place of one file.
         *
         * @param path relative, with {@code /} between its parts, checked by {@link AssetPath}
         * @throws ReleaseException if nothing may be written there
         */
        DownloadTarget file(String path) throws IOException, InterruptedException;
    }

    /**
     * A file that was downloaded.
     *
     * @param name the asset's name, which is also the file's path below the destination
     * @param size bytes
     * @param sha256 of its bytes, lower-case hexadecimal
     * @param verified whether GitLab's package registry gives the same SHA-256
     */
    public record Downloaded(String name, long size, String sha256, boolean verified) {}

    /**
     * Downloads the assets that were chosen.
     *
     * @param project whose release it is
     * @return in the order of their names
     * @throws ReleaseException if nothing fits, or a file may not be written
     */
    public List<Downloaded> run(ProjectId project, Release release, AssetSelection selection, Destination destination)
            throws IOException, InterruptedException {
        AssetAccess access = access(project, release, selection);
        List<ReleaseLink> links = selection.of(release, access, log);
        KnownFiles known = new KnownFiles(client);
        List<Downloaded> assets = new ArrayList<>();
        for (ReleaseLink link : links) {
            String sha256 = access.of(link.url()).withToken() ? known.sha256(link.url()) : null;
            download(project, link, access, sha256, destination).ifPresent(assets::add);
        }
        selection.refuseNothing(release, assets.size());
        return List.copyOf(assets);
    }

    /** Learns by which names links may call the project: its number, its path, and paths that it had before. */
    private AssetAccess access(ProjectId id, Release release, AssetSelection selection)
            throws GitLabException, InterruptedException {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(id.segment());
        long number = 0;
        Optional<Project> project = find(id);
        if (project.isPresent()) {
            number = project.get().id();
            names.add(Long.toString(number));
            names.add(project.get().pathWithNamespace());
        }
        AssetAccess access = new AssetAccess(client.server(), client.server(), names, selection.external());
        Set<String> others = new TreeSet<>();
        for (ReleaseLink link : release.links()) {
            String other = selection.matches(link) ? access.otherProject(link.url()) : null;
            if (other != null && others.size() < MOST_FORMER_PATHS && others.add(other) && number > 0) {
                Optional<Project> found = find(ProjectId.of(other));
                if (found.isPresent() && found.get().id() == number) {
                    names.add(other);
                }
            }
        }
        return new AssetAccess(client.server(), client.server(), names, selection.external());
    }

    private Optional<Project> find(ProjectId id) throws GitLabException, InterruptedException {
        try {
            return Optional.of(client.project(id));
        } catch (GitLabException e) {
            if (e.status() >= 400 && e.status() < 500) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Empty if the address redirects to one that may not be read. */
    private Optional<Downloaded> download(
            ProjectId project,
            ReleaseLink link,
            AssetAccess access,
            @CheckForNull String sha256,
            Destination destination)
            throws IOException, InterruptedException {
        DownloadTarget target = destination.file(link.name());
        Received received;
        try {
            received = client.releaseLinks(project).download(link, access, target, sha256);
        } catch (GitLabException e) {
            if (e.kind() == ErrorKind.LEADS_ELSEWHERE) {
                log.line("left out " + link.name() + ": " + e.getMessage());
                return Optional.empty();
            }
            throw new ReleaseException("The asset " + link.name() + " was not downloaded: " + e.getMessage(), e);
        }
        log.line("downloaded " + link.name() + ", " + HumanReadable.size(received.size())
                + (sha256 == null ? "" : ", with the SHA-256 of the package registry"));
        return Optional.of(new Downloaded(link.name(), received.size(), received.sha256(), sha256 != null));
    }

    /** What GitLab's package registry says of the files that links lead to; each package is asked for once. */
    private static final class KnownFiles {

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
                        client.packages(project).list(folder.name(), folder.version())) {
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
}
