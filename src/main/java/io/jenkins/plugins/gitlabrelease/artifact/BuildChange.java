package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A change that Jenkins found in version control.
 *
 * @param commitId the commit's hash; null if the version control system has none
 * @param message what its author wrote, of any length and with anything in it; null for nothing
 */
public record BuildChange(
        @CheckForNull String commitId, @CheckForNull String message) {}
