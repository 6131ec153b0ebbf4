package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.release.LegalNames;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;

/**
 * The generic package that holds a release's files.
 *
 * @param name legal for GitLab, made from the request or the project's own name
 * @param version legal for GitLab, made from the request or the tag
 */
public record PackageCoordinates(String name, String version) {

    public static PackageCoordinates of(ReleaseRequest request, Project project) {
        String name = request.files().packageName();
        String version = request.files().packageVersion();
        return new PackageCoordinates(
                LegalNames.packageName(name == null ? project.path() : name),
                LegalNames.packageVersion(version == null ? request.tag() : version));
    }

    /** Whether a file of the project lies in this package. */
    public boolean holds(GenericFile file) {
        return file.name().equals(name) && file.version().equals(version);
    }

    /** Where the files of a tag lie unless a request said otherwise. */
    public static PackageCoordinates of(Project project, String tag) {
        return new PackageCoordinates(LegalNames.packageName(project.path()), LegalNames.packageVersion(tag));
    }
}
