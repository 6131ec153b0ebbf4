package io.jenkins.plugins.gitlabrelease.gitlab.model;

/** A package of the registry (api/packages). */
public record GitLabPackage(long id, String name, String version, String packageType) {
    public GitLabPackage {
        Ids.requirePositive(id);
        name = OrEmpty.text(name);
        version = OrEmpty.text(version);
        packageType = OrEmpty.text(packageType);
    }
}
