package io.jenkins.plugins.gitlabrelease.emulator;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A request that reached the emulator, and what became of it.
 *
 * @param rawPath the path exactly as sent
 * @param query what followed the question mark; empty if there was none
 * @param body a JSON or form body; empty for uploads and for requests that a fault stopped
 * @param bodyBytes how many bytes of the body were read before the answer was made
 * @param status the status sent, or 0 if the client got none
 */
public record RecordedRequest(
        String method, String rawPath, String query, HttpHeaders headers, String body, long bodyBytes, int status) {

    /** Returns the first value of a header. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** One line for the message of a failed test; no header and no query, so no token. */
    @Override
    public String toString() {
        return method + " " + rawPath + " -> " + status;
    }
}
