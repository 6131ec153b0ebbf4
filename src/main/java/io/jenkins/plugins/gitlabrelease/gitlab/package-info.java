/**
 * GitLab's REST API, version 4, as far as releases need it: requests, answers, errors, repeats. Nothing here knows
 * Jenkins, or decides what to publish. {@link io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient} is where to start.
 */
package io.jenkins.plugins.gitlabrelease.gitlab;
