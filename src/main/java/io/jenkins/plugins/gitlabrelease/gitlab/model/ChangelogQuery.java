package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/**
 * What a changelog is to cover. What is null is left to GitLab: from the last version's tag, to the head of the default
 * branch, today, the trailer {@code Changelog}, the file {@code .gitlab/changelog_config.yml}.
 *
 * @param version semantic version, with or without a leading {@code v}
 * @param from commit before the first one to cover
 * @param to last commit to cover
 */
public record ChangelogQuery(
        String version,
        @CheckForNull String from,
        @CheckForNull String to,
        @CheckForNull Instant date,
        @CheckForNull String trailer,
        @CheckForNull String configFile) {
    public static ChangelogQuery of(String version) {
        return new ChangelogQuery(version, null, null, null, null, null);
    }

    public ChangelogQuery range(@CheckForNull String first, @CheckForNull String last) {
        return new ChangelogQuery(version, first, last, date, trailer, configFile);
    }

    public ChangelogQuery date(@CheckForNull Instant value) {
        return new ChangelogQuery(version, from, to, value, trailer, configFile);
    }

    public ChangelogQuery trailer(@CheckForNull String value) {
        return new ChangelogQuery(version, from, to, date, value, configFile);
    }

    public ChangelogQuery configFile(@CheckForNull String value) {
        return new ChangelogQuery(version, from, to, date, trailer, value);
    }
}
