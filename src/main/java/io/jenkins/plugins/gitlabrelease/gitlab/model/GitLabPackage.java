package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A package of the registry (api/packages).
 *
 * @param status as GitLab calls it; null on servers that have no status
 */
public record GitLabPackage(
        long id,
        String name,
        String version,
        String packageType,
        @CheckForNull String status) {

    public GitLabPackage {
        Ids.requirePositive(id);
        name = OrEmpty.text(name);
        version = OrEmpty.text(version);
        packageType = OrEmpty.text(packageType);
    }

    /** Whether GitLab's lists show it; null if GitLab does not say. */
    @CheckForNull
    public PackageStatus listing() {
        if (status == null) {
            return null;
        }
        return PackageStatus.HIDDEN.json().equals(status) ? PackageStatus.HIDDEN : PackageStatus.DEFAULT;
    }
}
