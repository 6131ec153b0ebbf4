package io.jenkins.plugins.gitlabrelease.release.existing;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget.Received;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.AssetAccess;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.AssetPath;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.HumanReadable;
import io.jenkins.plugins.gitlabrelease.release.LongList;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.TransferLog;
import io.jenkins.plugins.gitlabrelease.release.plan.RegistryFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Downloads assets of a release, several at a time. All names are checked before the first byte is requested. A file is in
 * its place completely and checked, or not at all; those that were complete before another one failed stay.
 */
public final class AssetDownload {

    /** The most paths that are looked up to see whether they once were the project's. */
    private static final int MOST_FORMER_PATHS = 5;

    private final GitLabClient client;
    private final ReleaseLog log;
    private final ParallelWork transfers;

    /** @param transfers what may travel from the server at a time, shared with other builds */
    public AssetDownload(GitLabClient client, ReleaseLog log, ParallelWork transfers) {
        this.client = client;
        this.log = log;
        this.transfers = transfers;
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
     * @param name the file's path below the destination: the name of a package file, which is what a browser saves it as;
     *     else, or if two files would get one, the asset's name
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
        Optional<Project> found = find(project);
        GitLabAddresses addresses =
                found.map(each -> new GitLabAddresses(client.server(), each)).orElse(null);
        AssetAccess access = access(project, found, addresses, release, selection);
        List<AssetSelection.Chosen> chosen;
        try (LongList leftOut = new LongList(log, "left out")) {
            chosen = selection.of(release, addresses, access, leftOut);
        }
        Map<AssetSelection.Chosen, String> digests = digests(chosen, found, access);
        Map<AssetSelection.Chosen, Downloaded> files = new ConcurrentHashMap<>();
        TransferLog progress = new TransferLog(log, "downloaded", chosen.size());
        transfers.forEach(chosen, asset -> {
            Downloaded file = download(project, asset, access, digests.get(asset), destination, progress);
            if (file != null) {
                files.put(asset, file);
            }
        });
        selection.refuseNothing(release, files.size());
        return chosen.stream().map(files::get).filter(Objects::nonNull).toList();
    }

    /** What the registry says of the files that are read with the token, as far as it says something. */
    private Map<AssetSelection.Chosen, String> digests(
            List<AssetSelection.Chosen> chosen, Optional<Project> project, AssetAccess access)
            throws GitLabException, InterruptedException {
        Map<AssetSelection.Chosen, String> digests = new HashMap<>();
        if (project.isPresent()) {
            RegistryFiles known = new RegistryFiles(client, project.get());
            for (AssetSelection.Chosen asset : chosen) {
                boolean own = access.of(asset.link().url()).withToken();
                PackageFile file = own ? known.find(asset.link().url()) : null;
                if (file != null && file.fileSha256() != null) {
                    digests.put(asset, file.fileSha256());
                }
            }
        }
        return digests;
    }

    /** Learns by which names links may call the project: its number, its path, and paths that it had before. */
    private AssetAccess access(
            ProjectId id,
            Optional<Project> project,
            @CheckForNull GitLabAddresses addresses,
            Release release,
            AssetSelection selection)
            throws GitLabException, InterruptedException {
        ServerUrl published = addresses == null ? client.server() : addresses.published();
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(id.segment());
        long number = 0;
        if (project.isPresent()) {
            number = project.get().id();
            names.add(Long.toString(number));
            names.add(project.get().pathWithNamespace());
        }
        AssetAccess access = new AssetAccess(client.server(), published, names, selection.external());
        Set<String> others = new TreeSet<>();
        for (ReleaseLink link : release.links()) {
            String other = selection.matches(link, addresses) ? access.otherProject(link.url()) : null;
            if (other != null && others.size() < MOST_FORMER_PATHS && others.add(other) && number > 0) {
                Optional<Project> found = find(ProjectId.of(other));
                if (found.isPresent() && found.get().id() == number) {
                    names.add(other);
                }
            }
        }
        return new AssetAccess(client.server(), published, names, selection.external());
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

    /** @return null if the address redirects to one that may not be read */
    @CheckForNull
    private Downloaded download(
            ProjectId project,
            AssetSelection.Chosen asset,
            AssetAccess access,
            @CheckForNull String sha256,
            Destination destination,
            TransferLog progress)
            throws IOException, InterruptedException {
        String name = asset.link().name();
        DownloadTarget target = destination.file(asset.path());
        Received received;
        try {
            received = client.releaseLinks(project).download(asset.link(), access, target, sha256);
        } catch (GitLabException e) {
            if (e.kind() == ErrorKind.LEADS_ELSEWHERE) {
                log.line("left out " + name + ": " + e.getMessage());
                return null;
            }
            String remedy = e.kind() == ErrorKind.TOO_LARGE ? " Raise maxSize, or set it to 0 for no limit." : "";
            throw new ReleaseException("The asset " + name + " was not downloaded: " + e.getMessage() + remedy, e);
        }
        progress.finished(
                "downloaded " + name + (asset.path().equals(name) ? "" : " as " + asset.path()) + ", "
                        + HumanReadable.size(received.size())
                        + (sha256 == null ? "" : ", with the SHA-256 of the package registry"),
                received.size());
        return new Downloaded(asset.path(), received.size(), received.sha256(), sha256 != null);
    }
}
