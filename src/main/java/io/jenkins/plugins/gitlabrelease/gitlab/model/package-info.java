/**
 * What GitLab says and is sent, as values.
 */
package io.jenkins.plugins.gitlabrelease.gitlab.model;
