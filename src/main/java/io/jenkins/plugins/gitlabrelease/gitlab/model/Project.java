package io.jenkins.plugins.gitlabrelease.gitlab.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A project, as far as releases need it (api/projects "Get a single project").
 *
 * @param releases {@code enabled}, {@code private} or {@code disabled}; null where GitLab does not say
 * @param packagesEnabled whether the package registry is on; null where GitLab does not say
 * @param permissions roles of direct members and of members of the project's groups; those of invited groups and of
 *     administrators are not in it, so a role that is missing proves nothing
 */
public record Project(
        long id,
        String pathWithNamespace,
        String path,
        @CheckForNull String webUrl,
        boolean archived,
        @JsonProperty("releases_access_level") @CheckForNull String releases,

        @CheckForNull Boolean packagesEnabled,
        @CheckForNull Permissions permissions) {
    public Project {
        Ids.requirePositive(id);
        pathWithNamespace = OrEmpty.text(pathWithNamespace);
        path = OrEmpty.text(path);
        if (path.isBlank() || pathWithNamespace.isBlank()) {
            throw new IllegalArgumentException("a project without a path");
        }
    }

    /** The roles of the token's user here; each null where there is none. */
    public record Permissions(
            @CheckForNull Access projectAccess,
            @CheckForNull Access groupAccess) {}

    /** A role: 10 guest, 15 planner, 20 reporter, 30 developer, 40 maintainer, 50 owner (api/members "Roles"). */
    public record Access(@JsonProperty("access_level") int accessLevel) {}

    /** Whether the project has no releases at all ({@code project_policy.rb}). */
    @JsonIgnore
    public boolean hasReleasesOff() {
        return "disabled".equals(releases);
    }

    /** The project's number, which survives a rename. */
    public ProjectId projectId() {
        return ProjectId.of(id);
    }

    /** The higher of the user's roles in the project and in its group; null where GitLab shows none. */
    @CheckForNull
    public Integer accessLevel() {
        if (permissions == null) {
            return null;
        }
        Access project = permissions.projectAccess();
        Access group = permissions.groupAccess();
        if (project == null || group == null) {
            Access only = project == null ? group : project;
            return only == null ? null : only.accessLevel();
        }
        return Math.max(project.accessLevel(), group.accessLevel());
    }
}
