/**
 * What the plugin reads from a build and leaves on it. {@link io.jenkins.plugins.gitlabrelease.task.BuildRelease} is
 * where the Pipeline step and the post-build action meet;
 * {@link io.jenkins.plugins.gitlabrelease.task.PublishRelease} and what it calls need no running Jenkins.
 */
package io.jenkins.plugins.gitlabrelease.task;
