package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.io.IOException;

/** What an endpoint does for one route. */
@FunctionalInterface
interface Handler {

    /**
     * Answers a call.
     *
     * @throws ApiError to end it with an error answer
     * @throws IOException if the body of the request breaks off
     */
    HttpAnswer handle(Call call) throws IOException;
}
