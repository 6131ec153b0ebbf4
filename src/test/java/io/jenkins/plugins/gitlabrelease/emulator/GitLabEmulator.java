package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.Fault.FaultAnswers;
import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest.RequestLog;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpListener;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * A server on 127.0.0.1 that answers like GitLab, as far as releases and what belongs to them go. It is for tests and for
 * trying the plugin.
 *
 * <p>What it answers is written down, with its sources, in {@code docs/internals/emulator.md}; the classes of this package name the
 * section of the contract that they follow.
 */
public final class GitLabEmulator implements Closeable {

    private final World world;
    private final Api api;
    private final WebPages webPages;
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final AtomicLong answers = new AtomicLong();
    private final String contextPath;
    private final Duration latency;
    private final HttpListener listener;
    private final String url;

    private GitLabEmulator(Builder builder) throws IOException {
        this.world = new World(builder.clock, new EmulatorSettings().dialect(builder.dialect));
        this.api = new Api(world, builder.contextPath);
        this.webPages = new WebPages(world);
        this.contextPath = builder.contextPath;
        this.latency = builder.latency;
        this.listener = HttpListener.open(builder.port, builder.sockets, this::handle);
        String scheme = builder.sockets instanceof SSLServerSocketFactory ? "https" : "http";
        this.url = scheme + "://127.0.0.1:" + listener.port() + contextPath;
    }

    /** Starts one with the newest behaviour on a free port. */
    public static GitLabEmulator start() {
        return builder().start();
    }

    /** Prepares one that differs from that. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns its URL without a slash at the end. */
    public String url() {
        return url;
    }

    /** Returns the project of that path, which is made if it is missing. */
    public EmulatedProject project(String path) {
        return world.project(path);
    }

    /** Returns the group of that path, which is made if it is missing. */
    public EmulatedGroup group(String path) {
        return world.group(path);
    }

    /** Issues a personal token whose owner has this role in every project. */
    public String token(Role role, String... scopes) {
        return tokens().personal(scopes).role(role).value();
    }

    /** Returns the issuer of all kinds of tokens. */
    public Tokens tokens() {
        return world.tokens();
    }

    /** Returns what an administrator can switch. */
    public EmulatorSettings settings() {
        return world.settings();
    }

    /** Returns the request limits, which are off at first. */
    public RateLimiter rateLimiter() {
        return world.rateLimiter();
    }

    /** Returns the plan of faults. */
    public Faults faults() {
        return faults;
    }

    /** Returns every request so far. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        log.clear();
    }

    private HttpAnswer handle(HttpRequest request) throws IOException {
        travel();
        try {
            HttpAnswer answer = faults.answer(request, this::route);
            log.add(request, answer);
            return answer;
        } catch (IOException brokenOff) {
            log.addBrokenOff(request);
            throw brokenOff;
        }
    }

    /** Takes the time that a request and its answer are under way. */
    private void travel() throws InterruptedIOException {
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private HttpAnswer route(HttpRequest request) throws IOException {
        String path = request.rawPath();
        String apiPrefix = contextPath + "/api/v4/";
        try {
            long limit = world.settings().proxyBodyLimit();
            if (limit > 0 && request.body().declaredLength() > limit) {
                return FaultAnswers.usual(413);
            }
            HttpAnswer answer = path.startsWith(apiPrefix)
                    ? api.answer(
                            request,
                            path.substring(apiPrefix.length()),
                            world.settings().externalUrl().orElse(url))
                    : webPages.answer(request, path.substring(Math.min(contextPath.length(), path.length())), url);
            return answer.header("X-Request-Id", String.format("01EMULATED%016d", answers.incrementAndGet()));
        } catch (ApiError error) {
            return error.answer();
        } catch (RuntimeException mistake) {
            mistake.printStackTrace();
            return FaultAnswers.usual(500);
        }
    }

    /** Stops it, releases what stalls, and deletes what was uploaded. */
    @Override
    public void close() {
        try {
            listener.close();
            faults.close();
            world.blobs().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What can differ from one emulator to the next. */
    public static final class Builder {

        private int port;
        private String contextPath = "";
        private Dialect dialect = Dialect.CURRENT;
        private Clock clock = Clock.systemUTC();
        private Duration latency = Duration.ZERO;
        private ServerSocketFactory sockets = ServerSocketFactory.getDefault();

        private Builder() {}

        /** Listens on that port; 0 is any free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** Serves below a path such as {@code /gitlab}. */
        public Builder contextPath(String path) {
            contextPath = path;
            return this;
        }

        /** Plays another GitLab. */
        public Builder dialect(Dialect played) {
            dialect = played;
            return this;
        }

        /** Takes the time from this clock. */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /** Answers each request that much later, as if the network took the time. */
        public Builder latency(Duration roundTrip) {
            latency = roundTrip;
            return this;
        }

        /** Serves HTTPS with sockets of this factory. */
        public Builder https(SSLServerSocketFactory factory) {
            sockets = factory;
            return this;
        }

        /** Starts it; a port that is taken fails at once. */
        public GitLabEmulator start() {
            try {
                return new GitLabEmulator(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
