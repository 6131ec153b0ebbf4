package io.jenkins.plugins.gitlabrelease.release;

/** What becomes of notes that are longer than GitLab takes. */
public enum LongNotes {
    /** Nothing is published. */
    FAIL,
    /** A file of the release has all of them, and the release's own end with a link to it. */
    ATTACH
}
