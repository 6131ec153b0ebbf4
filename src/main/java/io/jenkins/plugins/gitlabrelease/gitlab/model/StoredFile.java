package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What a HEAD request shows of a file in the generic package registry.
 *
 * @param length bytes, -1 where the server does not say
 * @param sha256 lower-case hexadecimal, null where the server does not say
 */
public record StoredFile(long length, @CheckForNull String sha256) {}
