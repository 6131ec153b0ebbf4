/**
 * Where a build comes from: its tag, its GitLab project, and its commit.
 */
package io.jenkins.plugins.gitlabrelease.origin;
