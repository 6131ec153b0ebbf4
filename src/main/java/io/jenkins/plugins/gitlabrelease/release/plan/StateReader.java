package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GitLabPackage;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageQuery;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
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
