package io.jenkins.plugins.gitlabrelease.gitlab.http;

/** Hears of what the client does; called on the caller's thread or on one of the client's. */
public interface GitLabEvents {
    /** Listens to nothing. */
    GitLabEvents NONE = new GitLabEvents() {};

    /** A request is about to be repeated; the line says why and when, and is fit for a build log. */
    default void retry(String line) {}

    /**
     * A request ended.
     *
     * @param path encoded, without query
     * @param status 0 when there was no answer
     */
    default void request(String method, String path, int status) {}
}
