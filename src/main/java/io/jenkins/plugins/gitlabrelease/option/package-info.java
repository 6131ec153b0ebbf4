/**
 * What a user can say: the options of the steps and post-build actions, their words, and what their forms answer.
 */
package io.jenkins.plugins.gitlabrelease.option;
