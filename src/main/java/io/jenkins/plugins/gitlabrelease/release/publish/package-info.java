/**
 * Everything that writes a release. {@link io.jenkins.plugins.gitlabrelease.release.publish.ReleaseEngine} is the way in.
 */
package io.jenkins.plugins.gitlabrelease.release.publish;
