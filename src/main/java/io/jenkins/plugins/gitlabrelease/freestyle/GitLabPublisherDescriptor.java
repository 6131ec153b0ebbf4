package io.jenkins.plugins.gitlabrelease.freestyle;

import hudson.tasks.Publisher;

/** The form of a post-build action. */
public abstract class GitLabPublisherDescriptor extends GitLabBuildStepDescriptor<Publisher> {}
