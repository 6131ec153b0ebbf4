package io.jenkins.plugins.gitlabrelease.emulator;

/** The owner of a token, and so the author of what is made with it. */
public record EmulatedUser(long id, String username, String name) {

    /** The author of everything that a test puts there without a request. */
    static final EmulatedUser ROOT = new EmulatedUser(1, "root", "Administrator");
}
