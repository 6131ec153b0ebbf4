/**
 * What is done for a build: publish, list, read, download, delete, and collect evidence. Each is one class that the
 * Pipeline step and its freestyle twin share; {@link io.jenkins.plugins.gitlabrelease.task.ProjectAccess} gives them the
 * GitLab to work in, and {@link io.jenkins.plugins.gitlabrelease.task.BuildLog} the log to write to.
 */
package io.jenkins.plugins.gitlabrelease.task;
