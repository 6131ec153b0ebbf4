package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The answers of failures, from GitLab and from what stands before it (contract 1.2 to 1.4). */
final class FaultAnswers {

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
        return ApiError.message(429, Json.object().put("error", text)).answer().header("Retry-After", "60");
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
