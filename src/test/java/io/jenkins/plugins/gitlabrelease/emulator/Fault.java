package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer.Delivery;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpListener.HttpHandler;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** What goes wrong with a request: whether GitLab still acts on it, what is answered, and how the answer arrives. */
public final class Fault {

    private enum Stage {
        /** The body is not even read. */
        BEFORE_BODY,
        /** The body is read, and nothing is done with it. */
        BEFORE_EFFECT,
        /** GitLab does what was asked. */
        AFTER_COMMIT,
        /** The body is read, the client is answered, and GitLab does what was asked later. */
        BEFORE_LATE_COMMIT
    }

    private final Stage stage;
    private final HttpAnswer answer;
    private final Delivery delivery;
    private final LateCommit late;

    private Fault(Stage stage, HttpAnswer answer, Delivery delivery) {
        this(stage, answer, delivery, null);
    }

    private Fault(Stage stage, HttpAnswer answer, Delivery delivery, LateCommit late) {
        this.stage = stage;
        this.answer = answer;
        this.delivery = delivery;
        this.late = late;
    }

    /** An error status with the body that usually comes with it: HTML of a proxy for 413, 502, 503 and 504, else JSON. */
    public static Fault status(int status) {
        return answer(FaultAnswers.usual(status));
    }

    /** Any answer instead of the real one. */
    public static Fault status(int status, String contentType, String body) {
        return answer(HttpAnswer.text(status, contentType, body));
    }

    /** {@code {"message": text}} instead of the real answer. */
    public static Fault message(int status, String text) {
        return answer(ApiError.message(status, text).answer());
    }

    /** 429 of Rack::Attack with all its headers, for a window that ends then (contract 1.4). */
    public static Fault rateLimited(Instant now, Instant windowEnds) {
        return answer(FaultAnswers.rateLimited(now, windowEnds));
    }

    /** 429 of the application limiter: JSON, {@code Retry-After: 60} (contract 1.4). */
    public static Fault applicationLimit() {
        return answer(FaultAnswers.applicationLimit());
    }

    /** 409, to be tried again (contract 1.3). */
    public static Fault resourceLock() {
        return message(409, "409 Conflict: Resource lock");
    }

    /** 413 of the proxy before GitLab, in HTML, without reading the body (contract 5.1). */
    public static Fault tooLarge() {
        return new Fault(Stage.BEFORE_BODY, FaultAnswers.usual(413), Delivery.WHOLE);
    }

    /** An answer with status 200 that is no JSON, such as the sign-in page of a proxy. */
    public static Fault notJson() {
        return status(200, "text/html; charset=utf-8", "<!DOCTYPE html><title>Sign in</title><p>Please sign in.");
    }

    /** A TCP reset before anything happened, while the client may still be sending. */
    public static Fault reset() {
        return new Fault(Stage.BEFORE_BODY, HttpAnswer.status(500), Delivery.RESET);
    }

    /** An orderly end of the connection before anything happened. */
    public static Fault close() {
        return new Fault(Stage.BEFORE_EFFECT, HttpAnswer.status(500), Delivery.CLOSED);
    }

    /** Silence until the emulator is closed, and nothing happened. */
    public static Fault stall() {
        return new Fault(Stage.BEFORE_EFFECT, HttpAnswer.status(500), Delivery.STALLED);
    }

    /** GitLab does what was asked; the connection ends without an answer. */
    public static Fault commitThenClose() {
        return new Fault(Stage.AFTER_COMMIT, null, Delivery.CLOSED);
    }

    /** GitLab does what was asked; the connection is reset without an answer. */
    public static Fault commitThenReset() {
        return new Fault(Stage.AFTER_COMMIT, null, Delivery.RESET);
    }

    /** GitLab does what was asked and never answers. */
    public static Fault commitThenStall() {
        return new Fault(Stage.AFTER_COMMIT, null, Delivery.STALLED);
    }

    /** GitLab does what was asked and answers with that error, as in {@link #status(int)}. */
    public static Fault commitThenStatus(int status) {
        return new Fault(Stage.AFTER_COMMIT, FaultAnswers.usual(status), Delivery.WHOLE);
    }

    /** An error answer first, such as the 504 of a proxy that gave up; GitLab does what was asked later. */
    public static Fault statusThenCommit(int status, LateCommit late) {
        return late(FaultAnswers.usual(status), Delivery.WHOLE, late);
    }

    /** The connection ends without an answer; GitLab does what was asked later. */
    public static Fault closeThenCommit(LateCommit late) {
        return late(HttpAnswer.status(500), Delivery.CLOSED, late);
    }

    /** The connection is reset without an answer; GitLab does what was asked later. */
    public static Fault resetThenCommit(LateCommit late) {
        return late(HttpAnswer.status(500), Delivery.RESET, late);
    }

    /** Silence, as long as the client waits; GitLab does what was asked later, whether or not the client went away. */
    public static Fault stallThenCommit(LateCommit late) {
        return late(HttpAnswer.status(500), Delivery.STALLED, late);
    }

    /** The real answer, ended in the middle of its body. */
    public static Fault truncate() {
        return new Fault(Stage.AFTER_COMMIT, null, Delivery.TRUNCATED);
    }

    /** The real answer, reset in the middle of its body. */
    public static Fault resetInBody() {
        return new Fault(Stage.AFTER_COMMIT, null, Delivery.RESET_IN_BODY);
    }

    /** The real answer, silent from the middle of its body until the emulator is closed. */
    public static Fault stallInBody() {
        return new Fault(Stage.AFTER_COMMIT, null, Delivery.STALLED_IN_BODY);
    }

    private static Fault answer(HttpAnswer answer) {
        return new Fault(Stage.BEFORE_EFFECT, answer, Delivery.WHOLE);
    }

    private static Fault late(HttpAnswer answer, Delivery delivery, LateCommit late) {
        return new Fault(Stage.BEFORE_LATE_COMMIT, answer, delivery, late);
    }

    Optional<LateCommit> late() {
        return Optional.ofNullable(late);
    }

    HttpAnswer play(HttpRequest request, HttpHandler real, Faults faults) throws IOException {
        HttpAnswer base = answer;
        if (stage == Stage.AFTER_COMMIT) {
            HttpAnswer told = real.handle(request);
            base = answer == null ? told : answer;
        } else if (stage == Stage.BEFORE_EFFECT) {
            request.body().transferTo(OutputStream.nullOutputStream());
        } else if (stage == Stage.BEFORE_LATE_COMMIT) {
            faults.keep(late, request, real);
        }
        return base.delivered(delivery);
    }

    /** The answers of failures, from GitLab and from what stands before it (contract 1.2 to 1.4). */
    static final class FaultAnswers {

        private static final Map<Integer, String> OF_PROXIES = Map.of(
                413, "Request Entity Too Large",
                502, "Bad Gateway",
                503, "Service Temporarily Unavailable",
                504, "Gateway Time-out");
        private static final Map<Integer, String> OF_GITLAB = Map.of(
                400, "400 Bad request",
                401, "401 Unauthorized",
                403, "403 Forbidden",
                404, "404 Not Found",
                500, "500 Internal Server Error");

        private FaultAnswers() {}

        static HttpAnswer usual(int status) {
            String title = OF_PROXIES.get(status);
            if (title == null) {
                return ApiError.message(status, OF_GITLAB.getOrDefault(status, status + " Error"))
                        .answer();
            }
            String heading = status + " " + title;
            return HttpAnswer.text(
                    status,
                    "text/html",
                    "<html>\r\n<head><title>" + heading + "</title></head>\r\n<body>\r\n<center><h1>" + heading
                            + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
        }

        static HttpAnswer applicationLimit() {
            String text = "This endpoint has been requested too many times. Try again later.";
            return ApiError.message(429, Json.object().put("error", text))
                    .answer()
                    .header("Retry-After", "60");
        }

        /** The 429 of Rack::Attack with GitLab's default limit of 7200 requests in an hour, shown per minute. */
        static HttpAnswer rateLimited(Instant now, Instant windowEnds) {
            long seconds = Math.max(0, Duration.between(now, windowEnds).toSeconds());
            return HttpAnswer.text(429, "text/plain", "Retry later\n")
                    .header("RateLimit-Name", "throttle_authenticated_api")
                    .header("RateLimit-Limit", "120")
                    .header("RateLimit-Observed", "7201")
                    .header("RateLimit-Remaining", "0")
                    .header("RateLimit-Reset", Long.toString(windowEnds.getEpochSecond()))
                    .header(
                            "RateLimit-ResetTime",
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(windowEnds.atOffset(ZoneOffset.UTC)))
                    .header("Retry-After", Long.toString(seconds));
        }
    }
}
