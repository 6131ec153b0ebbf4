package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.Delivery;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every request in the order in which its answer was ready. */
final class RequestLog {

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
