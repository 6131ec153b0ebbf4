/** What comes with the plugin {@code gitlab-plugin}, and is not there without it. */
package io.jenkins.plugins.gitlabrelease.server.gitlabplugin;
