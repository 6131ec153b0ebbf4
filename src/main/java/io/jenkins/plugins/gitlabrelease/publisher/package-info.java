/** The post-build action of freestyle jobs: a form, and a call of the package {@code build}. */
package io.jenkins.plugins.gitlabrelease.publisher;
