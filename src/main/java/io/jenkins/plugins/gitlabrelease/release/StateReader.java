package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.PackageQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.Tag;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a {@link ServerState} with as few requests as will do, none of them a write. */
final class StateReader {

    private final GitLabClient client;

    StateReader(GitLabClient client) {
        this.client = client;
    }

    ServerState read(ProjectId projectId, ReleaseRequest request) throws GitLabException, InterruptedException {
        Project project = client.projects().get(projectId);
        ProjectId id = project.projectId();
        Optional<Release> release = client.releases(id).find(request.tag());
        Optional<Tag> tag =
                release.isPresent() ? Optional.empty() : client.tags(id).find(request.tag());
        PackageCoordinates target = PackageCoordinates.of(request, project);
        boolean registry = !Boolean.FALSE.equals(project.packagesEnabled());
        List<GitLabPackage> packages = registry && request.usesPackages()
                ? client.packages(id).list(PackageQuery.generic(target.name(), target.version()))
                : List.of();
        return new ServerState(
                project, tag.orElse(null), release.orElse(null), target, !packages.isEmpty(), filesOf(id, packages));
    }

    private Map<String, List<PackageFile>> filesOf(ProjectId id, List<GitLabPackage> packages)
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
