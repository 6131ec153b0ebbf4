/**
 * Runs Jenkinsfiles with the plugin's real steps and no Jenkins, against the emulator: as a demonstration for people
 * ({@link io.jenkins.plugins.gitlabrelease.demo.DemoMain}) and as a test of every example of the documentation.
 *
 * <p>The few steps of Jenkins that the examples need are played; scripted Pipelines only. What is real is everything of
 * this plugin from a step's parameters on: the step class, the engine, the client, and what is sent to GitLab.
 */
package io.jenkins.plugins.gitlabrelease.demo;
