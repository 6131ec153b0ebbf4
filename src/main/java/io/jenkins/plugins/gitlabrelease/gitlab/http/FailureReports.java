package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException.Facts;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Response;
import okio.BufferedSource;

/** Makes exceptions of error answers and of failures that have no answer. */
public final class FailureReports {
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int LONGEST_ID = 100;

    /** How long the body of an error is read; what comes later is not worth the wait. */
    private static final Duration LONGEST_READ = Duration.ofSeconds(10);

    private final ServerUrl server;
    private final GitLabToken token;
    private final Clock clock;

    public FailureReports(ServerUrl server, @CheckForNull GitLabToken token, Clock clock) {
        this.server = server;
        this.token = token;
        this.clock = clock;
    }

    /** Reads an error answer. */
    GitLabException answer(ApiRequest request, Response response) throws IOException {
        ErrorBody body = ErrorBody.parse(hidden(start(response)));
        int status = response.code();
        ErrorKind kind = kind(request, status, body);
        Instant until = status == 429 || status == 503 ? Retrier.retryAfter(response.headers(), clock) : null;
        Facts failure = new Facts(
                kind,
                status,
                body.words(),
                "",
                request.method(),
                Facts.origin(request.url()),
                request.url().encodedPath(),
                requestId(response),
                body.fields(),
                until,
                ErrorClassifier.isAmbiguous(request.operation(), status, kind, body),
                null);
        String advice =
                kind == ErrorKind.TOO_LARGE ? Advice.tooLarge(status != 413) : advice(kind, request, body.words());
        if (until != null) {
            Duration wait = Duration.between(clock.instant(), until);
            advice = (advice + " It asks to wait " + Retrier.words(wait) + ".").strip();
        }
        return exception(failure, advice);
    }

    private ErrorKind kind(ApiRequest request, int status, ErrorBody body) {
        ErrorKind kind = ErrorClassifier.of(request.operation(), status, body);
        boolean elsewhere = kind == ErrorKind.ROUTE_NOT_FOUND && !server.isOrigin(request.url());
        return elsewhere ? ErrorKind.NOT_FOUND : kind;
    }

    /** A redirect that is not followed. */
    GitLabException refused(ApiRequest request, Response response, Redirects.Refuse refuse) {
        Facts failure = Facts.of(refuse.kind(), request, response.code(), "was redirected (" + response.code() + ").");
        return exception(failure.requestId(requestId(response)), refuse.why());
    }

    /** A success whose body cannot be used. */
    GitLabException unreadable(ApiRequest request, Response response, Answers.Unreadable answer) {
        ErrorBody start = ErrorBody.parse(hidden(answer.start()));
        String what = answer.kind() == ErrorKind.ANSWER_TOO_LARGE
                ? "with more than " + Answers.LARGEST_JSON / 1024 / 1024 + " MiB."
                : "with an unexpected body" + (start.words().isEmpty() ? "." : ": \"" + start.words() + "\".");
        Facts failure = Facts.of(answer.kind(), request, response.code(), "answered " + response.code() + " " + what)
                .requestId(requestId(response))
                .because(answer)
                .ambiguous(!request.isRead());
        return exception(failure, advice(answer.kind(), request));
    }

    /** A failure for which the request's operation gives the advice. */
    GitLabException failed(ApiRequest request, ErrorKind kind, int status, String detail, @CheckForNull Throwable why) {
        Facts failure = Facts.of(kind, request, status, HarmlessText.oneLine(hidden(detail), 500));
        return exception(why == null ? failure : failure.because(why), advice(kind, request));
    }

    /**
     * A failure of the connection, or of a file that was to be sent or written.
     *
     * @param status of the answer that was cut off, 0 if there was none
     */
    GitLabException network(ApiRequest request, IOException e, boolean sent, int status) {
        boolean refused = status >= 400 && status < 500;
        TransferReport.Reported reported = e instanceof TransferReport.Reported other ? other : null;
        boolean lost = reported != null && reported.isLost();
        ErrorKind kind = NetworkFailures.kind(e);
        String detail = NetworkFailures.detail(kind, e, this::hidden);
        Facts failure = Facts.of(kind, request, refused ? status : 0, detail + ".")
                .because(e)
                .ambiguous(lost || sent && !refused && kind == ErrorKind.UNREACHABLE);
        boolean noWay =
                reported != null && !sent && (kind == ErrorKind.UNREACHABLE || kind == ErrorKind.UNTRUSTED_CERTIFICATE);
        return exception(failure, noWay ? Advice.noWayFrom(reported.machine()) : advice(kind, request));
    }

    private String advice(ErrorKind kind, ApiRequest request) {
        return advice(kind, request, "");
    }

    private String advice(ErrorKind kind, ApiRequest request, String words) {
        if (!request.withToken() && kind != ErrorKind.SERVER_FAILURE && kind != ErrorKind.UNREACHABLE) {
            return server.isOrigin(request.url())
                    ? "The address is not a file of the same project, so no token was sent there."
                    : "The address is outside the configured GitLab (" + server + "), so no token was sent there.";
        }
        return Advice.of(
                kind,
                request.operation(),
                token == null ? null : token.kind(),
                request.url().encodedPath(),
                words);
    }

    private GitLabException exception(Facts facts, String advice) {
        Facts failure = facts.because(harmless(facts.cause())).with(this::hidden);
        StringBuilder message = new StringBuilder(failure.summary());
        if (!advice.isEmpty()) {
            char last = message.charAt(message.length() - 1);
            message.append(last == '.' ? " " : ". ").append(advice);
        }
        if (failure.requestId() != null) {
            message.append(" (request id ").append(failure.requestId()).append(')');
        }
        return new GitLabException(failure, hidden(message.toString()));
    }

    /**
     * Reads how the body begins.
     *
     * @throws IOException if the connection broke before the end of an answer of class 4xx: what it says is final, so half
     *     of it must not be taken for the whole
     */
    private static String start(Response response) throws IOException {
        BufferedSource source = response.body().source();
        long end = System.nanoTime() + LONGEST_READ.toNanos();
        try {
            while (source.getBuffer().size() < LARGEST_BODY && System.nanoTime() < end) {
                source.timeout().deadlineNanoTime(end);
                if (!source.request(source.getBuffer().size() + 1)) {
                    break;
                }
            }
        } catch (IOException e) {
            if (response.code() < 500 && System.nanoTime() < end) {
                throw e;
            }
            // The status is enough; of the body, what did arrive is good enough.
        }
        long size = Math.min(LARGEST_BODY, source.getBuffer().size());
        String body = source.getBuffer().readString(size, StandardCharsets.UTF_8);
        if (response.code() < 500 && size < LARGEST_BODY && System.nanoTime() < end && Json.isCut(body)) {
            throw new EOFException("the answer was cut off");
        }
        return body;
    }

    @CheckForNull
    private String requestId(Response response) {
        String id = response.header("X-Request-Id");
        return id == null || id.isBlank() ? null : HarmlessText.oneLine(hidden(id), LONGEST_ID);
    }

    /** A cause goes into the system's log with all it says, and cannot be changed: one that repeats the token is left out. */
    @CheckForNull
    private Throwable harmless(@CheckForNull Throwable cause) {
        if (cause == null) {
            return null;
        }
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace, true));
        String text = trace.toString();
        return hidden(text).equals(text) ? cause : null;
    }

    /** To be done before a text is cut, since nobody finds half a token. */
    private String hidden(String text) {
        return token == null ? text : token.hideIn(text);
    }
}
