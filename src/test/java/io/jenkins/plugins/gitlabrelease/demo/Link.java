package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * A link of a release, as far as a Jenkinsfile decides about it.
 *
 * @param path with its leading slash; null for none
 */
record Link(
        String name, String url, String type, @CheckForNull String path) {}
