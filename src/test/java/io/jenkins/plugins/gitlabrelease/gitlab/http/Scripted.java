package io.jenkins.plugins.gitlabrelease.gitlab.http;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpListener;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpListener.HttpHandler;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import javax.net.ServerSocketFactory;

/** A server that gives prepared answers in turn, for what the emulator has no need to do. */
public final class Scripted implements AutoCloseable {
    public final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    public final List<HttpRequest> received = Collections.synchronizedList(new ArrayList<>());
    public final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    final List<String> retries = Collections.synchronizedList(new ArrayList<>());
    final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final HttpListener listener;

    public Scripted(HttpAnswer... answers) {
        this(inTurn(answers));
    }

    public Scripted(HttpHandler handler) {
        try {
            listener = HttpListener.open(0, ServerSocketFactory.getDefault(), request -> {
                received.add(request);
                requests.add(request.method() + " " + request.target());
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                request.body().transferTo(body);
                bodies.add(body.toString(StandardCharsets.UTF_8));
                return handler.handle(request);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpHandler inTurn(HttpAnswer... answers) {
        Deque<HttpAnswer> left = new ArrayDeque<>(Arrays.asList(answers));
        return request -> {
            synchronized (left) {
                return left.size() > 1 ? left.remove() : left.element();
            }
        };
    }

    public static HttpAnswer json(String json) {
        return HttpAnswer.text(200, "application/json", json);
    }

    public static HttpAnswer redirect(String location) {
        return HttpAnswer.text(302, "text/plain", "moved").header("Location", location);
    }

    public String url() {
        return "http://127.0.0.1:" + listener.port();
    }

    GitLabClient.Builder builder(String subPath) {
        return GitLabClient.builder(ServerUrl.parse(url() + subPath))
                .token(GitLabToken.personal("s3cret"))
                .sleeper(waits::add)
                .random(new Random(1))
                .clock(Clock.systemUTC())
                .events(new GitLabEvents() {
                    @Override
                    public void retry(String line) {
                        retries.add(line);
                    }
                });
    }

    public GitLabClient client() {
        return builder("").build();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
