package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.nio.file.Path;

/**
 * A file that was downloaded completely and moved into its place.
 *
 * @param size bytes
 * @param sha256 of the bytes received, lower-case hexadecimal
 */
public record Download(Path file, long size, String sha256) {}
