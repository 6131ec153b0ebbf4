package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * Which packages to list. GitLab matches names loosely; the answer here holds exact matches only.
 *
 * @param type such as {@code generic}; null for every type
 * @param name null for every name
 * @param version null for every version
 * @param status null for those GitLab lists by default, which leaves hidden ones out
 */
public record PackageQuery(
        @CheckForNull String type,
        @CheckForNull String name,
        @CheckForNull String version,
        @CheckForNull PackageStatus status) {
    /** The generic package of that name and version. */
    public static PackageQuery generic(String name, String version) {
        return new PackageQuery("generic", name, version, null);
    }

    /** Every version of the generic package of that name. */
    public static PackageQuery generic(String name) {
        return new PackageQuery("generic", name, null, null);
    }

    public PackageQuery status(@CheckForNull PackageStatus value) {
        return new PackageQuery(type, name, version, value);
    }

    public boolean matches(GitLabPackage found) {
        return (type == null || type.equals(found.packageType()))
                && (name == null || name.equals(found.name()))
                && (version == null || version.equals(found.version()));
    }
}
