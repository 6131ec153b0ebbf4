/** The Pipeline steps, one class each: a form, and a call of the package {@code build}. */
package io.jenkins.plugins.gitlabrelease.step;
