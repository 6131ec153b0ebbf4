package io.jenkins.plugins.gitlabrelease.emulator.http;

/** How an answer reaches the client. All but the first leave the connection unusable. */
public enum Delivery {
    /** The whole answer; the connection stays open for the next request. */
    WHOLE,
    /** No byte of an answer, and an orderly end of the connection. */
    CLOSED,
    /** No byte of an answer, and a TCP reset. */
    RESET,
    /** Headers with the full length, half of the body, then an orderly end of the connection. */
    TRUNCATED,
    /** Headers with the full length, half of the body, then a TCP reset. */
    RESET_IN_BODY,
    /** No byte of an answer until the server is closed. */
    STALLED,
    /** Headers with the full length, half of the body, then nothing until the server is closed. */
    STALLED_IN_BODY;

    boolean sendsHead() {
        return this == WHOLE || sendsHalfOfBody();
    }

    boolean sendsHalfOfBody() {
        return this == TRUNCATED || this == RESET_IN_BODY || this == STALLED_IN_BODY;
    }

    boolean resets() {
        return this == RESET || this == RESET_IN_BODY;
    }

    boolean stalls() {
        return this == STALLED || this == STALLED_IN_BODY;
    }
}
