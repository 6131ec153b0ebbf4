package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.IOException;

/** Answers requests, from several threads at once. */
@FunctionalInterface
public interface HttpHandler {

    /**
     * Answers one request, whose body it may leave unread.
     *
     * @throws IOException if the body could not be read; the connection ends without an answer
     */
    HttpAnswer handle(HttpRequest request) throws IOException;
}
