package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Makes one attempt at a request: adds the token where it may go, has {@link OkHttpCalls} send it, follows its redirects,
 * and makes an exception of every answer that is not a success. A file that is on another machine is sent by that one.
 */
public final class Sender {
    /** How many connections found dead are replaced during one attempt; more of them are a failure like any other. */
    private static final int DEAD_CONNECTIONS = 3;

    private final OkHttpCalls calls;
    private final GitLabToken token;
    private final FailureReports errors;
    private final GitLabEvents events;
    private final Redirects redirects;
    private final AtomicLong count = new AtomicLong();

    public Sender(
            OkHttpCalls calls,
            ServerUrl server,
            @CheckForNull GitLabToken token,
            FailureReports errors,
            GitLabEvents events) {
        this.calls = calls;
        this.token = token;
        this.errors = errors;
        this.events = events;
        this.redirects = new Redirects(server);
    }

    long requestCount() {
        return count.get();
    }

    FailureReports errors() {
        return errors;
    }

    /** Either the value of a success, or where to ask next. */
    private record Hop<T>(
            @CheckForNull T value, @CheckForNull ApiRequest next) {}

    <T> T attempt(ApiRequest request, Answers.Reader<T> reader) throws GitLabException, InterruptedException {
        ApiRequest current = request;
        for (int hops = 0; hops <= Redirects.LIMIT; hops++) {
            Hop<T> hop = send(current, reader);
            ApiRequest next = hop.next();
            if (next == null) {
                return hop.value();
            }
            current = next;
        }
        throw errors.failed(current, ErrorKind.REDIRECTED, 0, "is the end of too many redirects", null);
    }

    /**
     * Sends to one address. A request that finds its connection closed by the server, before it was sent, goes out again
     * at once on another one; so does a read that loses such a connection, since it changes nothing.
     */
    private <T> Hop<T> send(ApiRequest request, Answers.Reader<T> reader) throws GitLabException, InterruptedException {
        for (int sent = 1; ; sent++) {
            Sending sending = new Sending();
            try {
                return send(request, reader, sending);
            } catch (GitLabException e) {
                boolean dead = sending.foundDeadConnection() || request.isRead() && sending.lostOldConnection();
                if (e.kind() == ErrorKind.UNREACHABLE) {
                    calls.closeIdle();
                }
                if (!dead || e.kind() != ErrorKind.UNREACHABLE || sent > DEAD_CONNECTIONS) {
                    throw e;
                }
            }
        }
    }

    private <T> Hop<T> send(ApiRequest request, Answers.Reader<T> reader, Sending sending)
            throws GitLabException, InterruptedException {
        count.incrementAndGet();
        int[] status = {0};
        ApiRequest.Content content = request.content();
        Carrier carrier = content == null ? reader.carrier() : content.carrier();
        try {
            if (carrier != null) {
                return carried(carrier, request, reader, sending, status);
            }
            return calls.run(okHttp(request, sending), response -> {
                status[0] = response.code();
                return receive(request, response, reader);
            });
        } catch (GitLabException e) {
            e.fillInStackTrace(); // the caller's trace instead of OkHttp's
            throw e;
        } catch (IOException e) {
            throw errors.network(request, e, sending.wasSent(), status[0]);
        } catch (RuntimeException e) {
            String detail = "failed: " + (e.getMessage() == null ? e.toString() : e.getMessage());
            throw errors.failed(request, ErrorKind.UNEXPECTED, status[0], detail, e);
        } finally {
            events.request(request.method(), request.url().encodedPath(), status[0]);
        }
    }

    /** The one place that adds the token. */
    private Request okHttp(ApiRequest request, Sending sending) {
        if (token == null) {
            return request.okHttp(sending, null, null);
        }
        Request http = request.withToken()
                ? request.okHttp(sending, token.header(), token.headerValue())
                : request.okHttp(sending, null, null);
        return http.newBuilder().tag(GitLabToken.class, token).build();
    }

    /** Has another machine send the request, and reads the answer that it brings. */
    private <T> Hop<T> carried(
            Carrier carrier, ApiRequest request, Answers.Reader<T> reader, Sending sending, int[] status)
            throws IOException, InterruptedException {
        boolean known = token != null && request.withToken();
        TransferOrder order = new TransferOrder(
                request.url().toString(), known ? token.header() : null, reader.wanted(), calls.timeouts());
        TransferReport report;
        try {
            report = carrier.carry(order, known ? token.headerValue() : null);
        } catch (IOException e) {
            ErrorKind kind = request.isRead() ? ErrorKind.TARGET_UNWRITABLE : ErrorKind.SOURCE_UNREADABLE;
            throw TransferReport.Reported.lost(kind, carrier.name(), e);
        }
        status[0] = report.status();
        sending.happened(report.connection());
        report.check(carrier.name());
        return receive(request, report.answer(okHttp(request, sending)), reader.after(report));
    }

    /** Runs on a thread of OkHttp. */
    private <T> Hop<T> receive(ApiRequest request, Response response, Answers.Reader<T> reader) throws IOException {
        if (Redirects.isRedirect(response.code())) {
            Redirects.Decision decision = redirects.decide(request, response.header("Location"));
            if (decision instanceof Redirects.Follow follow) {
                return new Hop<>(null, follow.request());
            }
            throw errors.refused(request, response, (Redirects.Refuse) decision);
        }
        if (!response.isSuccessful()) {
            throw errors.answer(request, response);
        }
        try {
            return new Hop<>(reader.read(response), null);
        } catch (Answers.Unreadable e) {
            throw errors.unreadable(request, response, e);
        } catch (DownloadReader.TooLarge e) {
            throw errors.failed(request, ErrorKind.TOO_LARGE, response.code(), e.getMessage(), e);
        } catch (DownloadReader.CorruptDownload e) {
            throw errors.failed(
                    request,
                    ErrorKind.CORRUPT_DOWNLOAD,
                    response.code(),
                    "gave a wrong file: " + e.getMessage() + ".",
                    e);
        }
    }
}
