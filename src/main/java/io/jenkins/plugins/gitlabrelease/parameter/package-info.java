/** The build parameter with which people choose a release when they start a build. */
package io.jenkins.plugins.gitlabrelease.parameter;
