package io.jenkins.plugins.gitlabrelease.emulator;

import java.time.Instant;

/**
 * A link of a release.
 *
 * @param path the direct asset path with its leading slash, or null
 * @param type {@code other}, {@code runbook}, {@code image} or {@code package}
 */
public record EmulatedLink(long id, String name, String url, String path, String type, Instant createdAt) {}
