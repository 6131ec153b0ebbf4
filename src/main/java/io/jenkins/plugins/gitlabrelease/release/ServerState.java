package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.Release;
import java.util.List;
import java.util.Map;

/**
 * What GitLab has for a tag before a run changes anything.
 *
 * @param project the project as GitLab names it
 * @param tagExists whether the Git tag is there
 * @param release the release of the tag; null if there is none
 * @param target where this run's files belong
 * @param packageExists whether the registry has that package version already
 * @param files the package version's files by name, the newest of each name first, because that is the one downloads get
 */
record ServerState(
        Project project,
        boolean tagExists,
        @CheckForNull Release release,
        PackageCoordinates target,
        boolean packageExists,
        Map<String, List<PackageFile>> files) {

    /** The number, which survives renames and proxies that decode {@code %2F}. */
    ProjectId projectId() {
        return ProjectId.of(project.id());
    }

    List<PackageFile> filesNamed(String name) {
        return files.getOrDefault(name, List.of());
    }
}
