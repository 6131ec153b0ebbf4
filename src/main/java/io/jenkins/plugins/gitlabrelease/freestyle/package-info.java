/** The build step and the post-build actions of freestyle jobs: forms, and calls of the package {@code build}. */
package io.jenkins.plugins.gitlabrelease.freestyle;
