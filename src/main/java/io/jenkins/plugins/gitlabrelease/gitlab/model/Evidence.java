package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Instant;

/** A snapshot that GitLab took of a release ("release evidence"). */
public record Evidence(
        @CheckForNull String sha,
        @CheckForNull String filepath,
        @CheckForNull Instant collectedAt) {}
