package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;

/** Ends a request with one of GitLab's error answers (contract 1.2 and 1.3). */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HttpAnswer answer;

    ApiError(HttpAnswer answer) {
        super("status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    HttpAnswer answer() {
        return answer;
    }

    /** {@code {"message": "text"}}: what endpoints say. */
    static ApiError message(int status, String text) {
        return new ApiError(Json.answer(status, Json.object().put("message", text)));
    }

    /** {@code {"message": ...}} with a list or an object of texts: what models say. */
    static ApiError message(int status, JsonNode texts) {
        return new ApiError(Json.answer(status, Json.object().set("message", texts)));
    }

    /** {@code {"error": "text"}}: what parameter checks and routing say. */
    static ApiError error(int status, String text) {
        return new ApiError(Json.answer(status, Json.object().put("error", text)));
    }

    static ApiError forbidden() {
        return message(403, "403 Forbidden");
    }

    static ApiError unauthorized() {
        return message(401, "401 Unauthorized");
    }

    static ApiError projectNotFound() {
        return message(404, "404 Project Not Found");
    }

    /** A release that does not exist, when it is read. */
    static ApiError notFound() {
        return message(404, "404 Not Found");
    }

    /** A failed look-up of a record, with its small f. */
    static ApiError recordNotFound() {
        return message(404, "404 Not found");
    }

    static ApiError routeNotFound() {
        return error(404, "404 Not Found");
    }

    static ApiError badRequest(String reason) {
        return message(400, "400 Bad request - " + reason);
    }

    /** What stands before Grape refuses: a path that climbs, an encoding that is none. */
    static ApiError malformedRequest() {
        return new ApiError(HttpAnswer.text(400, "text/plain", "Bad Request"));
    }
}
