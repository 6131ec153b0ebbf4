/**
 * What comes back and stays: the objects that a Pipeline reads, and what the pages of a build and its job show.
 */
package io.jenkins.plugins.gitlabrelease.result;
