package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** The CI/CD job a job token belongs to (api/jobs "Get job token's job"). */
public record JobInfo(
        long id,
        String name,
        String status,
        @CheckForNull String stage,
        @CheckForNull String ref,
        boolean tag,
        @CheckForNull String webUrl,
        @CheckForNull User user) {
    public JobInfo {
        name = OrEmpty.text(name);
        status = OrEmpty.text(status);
    }
}
