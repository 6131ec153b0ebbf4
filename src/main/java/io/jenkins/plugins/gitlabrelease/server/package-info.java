/**
 * What an administrator configures: GitLab servers and their credentials, who may see them, and the way to reach them.
 * Everything here runs on the controller.
 */
package io.jenkins.plugins.gitlabrelease.server;
