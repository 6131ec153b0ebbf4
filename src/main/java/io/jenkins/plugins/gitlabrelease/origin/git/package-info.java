/** What comes with the plugin {@code git}, and is not there without it. */
package io.jenkins.plugins.gitlabrelease.origin.git;
