package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import okhttp3.Response;

/** Reads a success. Runs on a thread of the client, so that an interrupted caller never waits for the network. */
@FunctionalInterface
public interface AnswerReader<T> {
    T read(Response response) throws IOException;
}
