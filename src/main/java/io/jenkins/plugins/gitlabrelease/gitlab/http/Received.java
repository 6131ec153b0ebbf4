package io.jenkins.plugins.gitlabrelease.gitlab.http;

/**
 * What was downloaded, completely and checked.
 *
 * @param size bytes
 * @param sha256 of the bytes received, lower-case hexadecimal
 */
public record Received(long size, String sha256) {}
