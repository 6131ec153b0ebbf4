/**
 * A build's files and changes: the archive, the workspace on an agent, and what is written there.
 */
package io.jenkins.plugins.gitlabrelease.artifact;
