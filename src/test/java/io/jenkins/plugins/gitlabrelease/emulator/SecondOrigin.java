package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest.RequestLog;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer.AnswerBody;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpListener;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/**
 * Another server than GitLab: object storage behind redirects (contract 5.2), or the target of an external link. It records
 * what it was sent, so that a test can show that no token went there.
 */
public final class SecondOrigin implements Closeable {

    private final Map<String, AnswerBody> files = new ConcurrentHashMap<>();
    private final RequestLog log = new RequestLog();
    private final Faults faults = new Faults();
    private final HttpListener listener;

    private SecondOrigin() throws IOException {
        listener = HttpListener.open(0, ServerSocketFactory.getDefault(), this::handle);
    }

    /** Starts one on a free port. */
    public static SecondOrigin start() {
        try {
            return new SecondOrigin();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its URL without a slash at the end. The host differs from GitLab's too, not only the port. */
    public String url() {
        return "http://localhost:" + listener.port();
    }

    /** Serves these bytes at a path, and returns the URL. */
    public String put(String path, byte[] bytes) {
        return put(path, AnswerBody.of(bytes));
    }

    String put(String path, AnswerBody body) {
        files.put(path, body);
        return url() + path;
    }

    /** Returns every request so far. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** Returns the plan of faults. */
    public Faults faults() {
        return faults;
    }

    private HttpAnswer handle(HttpRequest request) throws IOException {
        HttpAnswer answer = faults.answer(request, this::serve);
        log.add(request, answer);
        return answer;
    }

    /** As S3 does, it refuses an {@code Authorization} next to a signed URL. */
    private HttpAnswer serve(HttpRequest request) {
        if (request.header("Authorization").isPresent()) {
            return HttpAnswer.text(
                    400,
                    "application/xml",
                    "<Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed"
                            + "</Message></Error>");
        }
        AnswerBody file = files.get(request.rawPath());
        return file == null
                ? HttpAnswer.text(404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>")
                : HttpAnswer.status(200)
                        .header("Content-Type", "application/octet-stream")
                        .body(file);
    }

    /** Stops it. */
    @Override
    public void close() {
        try {
            listener.close();
            faults.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
