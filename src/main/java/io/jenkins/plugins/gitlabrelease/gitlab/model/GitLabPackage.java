package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/** A package of the registry (api/packages). */
public record GitLabPackage(
        long id,
        String name,
        String version,
        String packageType,
        @CheckForNull String status,
        @CheckForNull Instant createdAt) {
    public GitLabPackage {
        name = OrEmpty.text(name);
        version = OrEmpty.text(version);
        packageType = OrEmpty.text(packageType);
    }
}
