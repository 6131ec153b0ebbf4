package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer.Delivery;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    /** Every request in the order in which its answer was ready. */
    static final class RequestLog {

        private final List<RecordedRequest> requests = new ArrayList<>();

        void add(HttpRequest request, HttpAnswer answer) {
            boolean answered = answer.delivery() != Delivery.CLOSED
                    && answer.delivery() != Delivery.RESET
                    && answer.delivery() != Delivery.STALLED;
            add(request, answered ? answer.status() : 0);
        }

        void addBrokenOff(HttpRequest request) {
            add(request, 0);
        }

        private synchronized void add(HttpRequest request, int status) {
            requests.add(new RecordedRequest(
                    request.method(),
                    request.rawPath(),
                    request.rawQuery(),
                    request.headers(),
                    new String(request.body().kept(), StandardCharsets.UTF_8),
                    request.body().received(),
                    status));
        }

        synchronized List<RecordedRequest> all() {
            return List.copyOf(requests);
        }

        synchronized void clear() {
            requests.clear();
        }
    }
}
