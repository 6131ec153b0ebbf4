/**
 * What is trusted, and with what: the server's address and certificates, the token and the addresses that may see it, digests,
 * and foreign text, which is made harmless here. Everything else that talks to GitLab builds on it.
 */
package io.jenkins.plugins.gitlabrelease.gitlab.trust;
