package io.jenkins.plugins.gitlabrelease.release;

/** Where the engine says what it does, a line at a time and without a line end; called from several threads. */
@FunctionalInterface
public interface ReleaseLog {

    /** A log for callers that want none. */
    ReleaseLog SILENT = line -> {};

    void line(String text);
}
