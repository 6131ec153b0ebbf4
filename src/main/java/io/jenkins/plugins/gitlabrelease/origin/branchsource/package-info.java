/** What comes with the plugin {@code gitlab-branch-source}, and is not there without it. */
package io.jenkins.plugins.gitlabrelease.origin.branchsource;
