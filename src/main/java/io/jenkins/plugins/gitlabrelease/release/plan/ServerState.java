package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Commit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.release.GitLabAddresses;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What GitLab has for a tag before a run changes anything.
 *
 * @param project the project as GitLab names it
 * @param tag the Git tag; null if it does not exist, or if there is a release that knows its commit, which answers the same
 *     questions
 * @param release the release of the tag; null if there is none
 * @param addresses the names of the server
 * @param target where this run's files belong
 * @param registryAnswers whether the server has a package registry, as far as it was asked
 * @param packageExists whether the registry has that package version already
 * @param files the package version's files by name, the newest of each name first, because that is the one downloads get
 */
public record ServerState(
        Project project,
        @CheckForNull Tag tag,
        @CheckForNull Release release,
        GitLabAddresses addresses,
        PackageCoordinates target,
        boolean registryAnswers,
        boolean packageExists,
        Map<String, List<PackageFile>> files) {

    /** Reads with as few requests as will do, none of them a write. */
    static ServerState read(GitLabClient client, ProjectId projectId, ReleaseRequest request)
            throws GitLabException, InterruptedException {
        Project project = client.project(projectId);
        ProjectId id = project.projectId();
        Optional<Release> release = project.hasReleasesOff()
                ? Optional.empty()
                : client.releases(id).find(request.tag());
        boolean tagKnown = release.isPresent() && release.get().commit() != null;
        Optional<Tag> tag = tagKnown ? Optional.empty() : client.tags(id).find(request.tag());
        PackageCoordinates target = PackageCoordinates.of(request, project);
        boolean registryOn = !Boolean.FALSE.equals(project.packagesEnabled());
        boolean registryAnswers = true;
        List<GitLabPackage> packages = List.of();
        if (registryOn && request.usesPackages()) {
            try {
                packages = client.packages(id).list(target.name(), target.version());
            } catch (GitLabException e) {
                if (e.kind() != ErrorKind.NOT_FOUND) {
                    throw e;
                }
                registryAnswers = false;
            }
        }
        return new ServerState(
                project,
                tag.orElse(null),
                release.orElse(null),
                new GitLabAddresses(client.server(), project),
                target,
                registryAnswers,
                !packages.isEmpty(),
                filesOf(client, id, packages));
    }

    /** The number, which survives renames and proxies that decode {@code %2F}. */
    ProjectId projectId() {
        return project.projectId();
    }

    /** The links of the release; none if there is no release. */
    List<ReleaseLink> links() {
        return release == null ? List.of() : release.links();
    }

    /** Whether the Git tag is there; a release outlives its tag and then knows no commit. */
    boolean tagExists() {
        return tag != null || release != null && release.commit() != null;
    }

    /** Whether a protection rule may cover the tag; true as well when GitLab did not say. */
    boolean tagProtected() {
        return tag == null || !Boolean.FALSE.equals(tag.isProtected());
    }

    /** The commit that the tag points at; null if it is not known. */
    @CheckForNull
    Commit tagCommit() {
        if (tag != null) {
            return tag.commit();
        }
        return release == null ? null : release.commit();
    }

    List<PackageFile> filesNamed(String name) {
        return files.getOrDefault(name, List.of());
    }

    private static Map<String, List<PackageFile>> filesOf(
            GitLabClient client, ProjectId id, List<GitLabPackage> packages)
            throws GitLabException, InterruptedException {
        Map<String, List<PackageFile>> files = new HashMap<>();
        for (GitLabPackage found : packages) {
            files.putAll(client.packages(id).files(found.id()).stream()
                    .sorted(Comparator.comparingLong(PackageFile::id).reversed())
                    .collect(Collectors.groupingBy(PackageFile::fileName)));
        }
        return files;
    }
}
