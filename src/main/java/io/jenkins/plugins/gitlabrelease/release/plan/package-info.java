/**
 * Everything before the first write: read what GitLab has, check what is wanted, and plan the difference.
 */
package io.jenkins.plugins.gitlabrelease.release.plan;
