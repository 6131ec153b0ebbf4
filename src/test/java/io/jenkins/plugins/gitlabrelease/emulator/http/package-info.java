/**
 * A small HTTP/1.1 server for tests, which knows nothing of GitLab.
 *
 * <p>The JDK's own server hides what these tests are about: it reads a refused body to its end, answers
 * {@code Expect: 100-continue} by itself, and cannot break an answer off. This one gives the request target as it was sent,
 * reads a body only when asked, and delivers an answer in each of the ways that {@link
 * io.jenkins.plugins.gitlabrelease.emulator.http.Delivery} names.
 */
package io.jenkins.plugins.gitlabrelease.emulator.http;
