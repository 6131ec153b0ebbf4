/**
 * Work on releases that exist: download their assets, select and delete them.
 */
package io.jenkins.plugins.gitlabrelease.release.existing;
