package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.GenericFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Project;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
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
        return new PackageCoordinates(LegalNames.packageName(name == null ? project.path() : name), version(request));
    }

    static String version(ReleaseRequest request) {
        String version = request.files().packageVersion();
        return LegalNames.packageVersion(version == null ? request.tag() : version);
    }

    /** The package's name before the project is read, which may have moved; null for a project that is given by its number. */
    @CheckForNull
    static String likelyName(ReleaseRequest request, ProjectId project) {
        String name = request.files().packageName();
        if (name != null) {
            return LegalNames.packageName(name);
        }
        String path = project.segment().replaceAll("(?i)%2f", "/");
        return project.isNumeric() ? null : LegalNames.packageName(path.substring(path.lastIndexOf('/') + 1));
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
