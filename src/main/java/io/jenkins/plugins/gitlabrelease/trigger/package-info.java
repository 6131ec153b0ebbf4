/** The trigger that starts a build for each release that is published in GitLab. */
package io.jenkins.plugins.gitlabrelease.trigger;
