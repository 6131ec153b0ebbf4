/**
 * How requests are sent: repeats, redirects, errors, streams, certificates.
 */
package io.jenkins.plugins.gitlabrelease.gitlab.http;
