package io.jenkins.plugins.gitlabrelease.emulator;

/**
 * A Git tag.
 *
 * @param message of an annotated tag; empty for a lightweight one
 */
public record EmulatedTag(String name, String message, EmulatedCommit commit) {}
