package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Runs single HTTP calls with OkHttp, with the time-outs that fit what is sent. The OkHttp clients are made from a given
 * one, whose proxy, certificates and connection pool are kept; everything that would follow a redirect, log in or repeat
 * a request on its own is off.
 *
 * <p>A call and the reading of its answer run on a thread of OkHttp while the caller waits: a thread that waits for a
 * socket cannot be interrupted, one that waits for another thread can.
 */
public final class OkHttpCalls {
    /** How long an interrupted caller waits for files to be closed and removed; usually it takes no time. */
    private static final long GRACE_SECONDS = 5;

    /** Threads end when idle and never keep a Java from ending. */
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new Threads());

    /**
     * Idle connections that are kept. A server parallel uploads to may have 64 of them; after 20 seconds they are closed,
     * which is before the servers that GitLab comes with (nginx: 65 or 75 seconds) or most load balancers do it.
     */
    private static final int IDLE_CONNECTIONS = 64;

    private static final long IDLE_SECONDS = 20;

    private final OkHttpClient requests;
    private final OkHttpClient transfers;
    private final Timeouts timeouts;

    public OkHttpCalls(@CheckForNull OkHttpClient base, Timeouts timeouts) {
        this.timeouts = timeouts;
        OkHttpClient.Builder builder = (base == null ? pooling() : base).newBuilder();
        requests = builder.dispatcher(unbounded())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .socketFactory(WideSockets.INSTANCE)
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.idle())
                .writeTimeout(timeouts.idle())
                .callTimeout(timeouts.whole())
                .addNetworkInterceptor(Sending::intercept)
                .eventListenerFactory(Sending::listener)
                .build();
        transfers = requests.newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    Timeouts timeouts() {
        return timeouts;
    }

    /** A client whose connections are kept long enough to be used again, and not as long as servers keep theirs. */
    public static OkHttpClient pooling() {
        return new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    /**
     * Closes the connections that are idle. Where one turned out to be dead the server has closed the others as well, and
     * a repeated request would take one of them after the other.
     */
    void closeIdle() {
        requests.connectionPool().evictAll();
    }

    /**
     * Sends a request and reads its answer, whatever its status.
     *
     * @throws InterruptedException if the thread is interrupted; the call is cancelled then
     */
    <T> T run(Request request, Answers.Reader<T> reader) throws IOException, InterruptedException {
        Operation operation = request.tag(Operation.class);
        Sending sending = request.tag(Sending.class);
        boolean transfer = sending != null && operation != null && operation.isTransfer();
        Call call = (transfer ? transfers : requests).newCall(request);
        Outcome<T> outcome = new Outcome<>(reader);
        if (transfer) {
            sending.watchTransfer(call, timeouts);
        }
        try {
            call.enqueue(outcome);
            return outcome.result.get();
        } catch (ExecutionException e) {
            IOException thrown = asThrown(e.getCause());
            throw transfer ? sending.explained(thrown) : thrown;
        } catch (InterruptedException e) {
            call.cancel();
            outcome.settle();
            throw e;
        } finally {
            if (transfer) {
                sending.endWatch();
            }
        }
    }

    /** The failure as it was on the other thread. */
    private static IOException asThrown(Throwable failure) {
        if (failure instanceof IOException e) {
            return e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
        return new IOException(failure);
    }

    private static final class Outcome<T> implements Callback {
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Answers.Reader<T> reader;

        Outcome(Answers.Reader<T> reader) {
            this.reader = reader;
        }

        void settle() {
            try {
                result.get(GRACE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                return;
            }
        }

        @Override
        public void onFailure(Call call, IOException e) {
            result.completeExceptionally(e);
        }

        @Override
        public void onResponse(Call call, Response response) {
            try (response) {
                result.complete(reader.read(response));
            } catch (IOException | RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }
    }

    /** Each caller waits for its own call, so callers bound the number; OkHttp's five a host would do it again. */
    private static Dispatcher unbounded() {
        Dispatcher dispatcher = new Dispatcher(THREADS);
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return dispatcher;
    }

    /** Threads outlive the caller that needed the first of them, so they inherit nothing of it. */
    private static final class Threads implements ThreadFactory {
        private final AtomicInteger number = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            String name = "gitlab-release HTTP " + number.incrementAndGet();
            Thread thread = new Thread(null, work, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(OkHttpCalls.class.getClassLoader());
            return thread;
        }
    }
}
