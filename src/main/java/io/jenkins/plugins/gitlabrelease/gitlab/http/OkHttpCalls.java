package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
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
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

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

    /** A connection in steady use is not looked at each time, since a look takes a millisecond. */
    private static final long WORTH_A_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Map<Connection, Long> LAST_USED = Collections.synchronizedMap(new WeakHashMap<>());

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
                .addNetworkInterceptor(Sending::watch)
                .eventListenerFactory(Sending::listener)
                .build();
        transfers = requests.newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
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
     * One sending of a request: knows whether the request left this machine, and keeps OkHttp from silently sending it
     * again.
     */
    static final class Sending {
        private volatile boolean sent;
        private volatile boolean connected;
        private volatile boolean dead;
        private volatile boolean answered;
        private volatile boolean timedOut;
        private volatile StallWatch watch;
        private volatile Timeouts timeouts;

        /** Bytes are about to be read from, or written to, the connection. */
        void onTheWire() {
            if (watch != null) {
                watch.within(timeouts.idle());
            }
        }

        /** A file is read or written meanwhile, which may take any time. */
        void offTheWire() {
            if (watch != null) {
                watch.pause();
            }
        }

        /** The whole file is sent, and the server deals with it. */
        void sentAll() {
            if (watch != null) {
                watch.within(timeouts.uploaded());
            }
        }

        /** Ends a transfer that is too slow to ever end by itself. */
        void stall() {
            if (watch != null) {
                watch.stall();
            }
        }

        /** How long a download may take for {@link DownloadReader#SLOWEST} bytes. */
        Duration patience() {
            return timeouts == null ? Duration.ofMinutes(5) : timeouts.whole();
        }
        private volatile boolean proxyAsked;

        /** Whether a connection was there and the request, or a part of it, may have arrived. */
        boolean wasSent() {
            return sent;
        }

        /** Whether the connection, used before, was found closed before a byte of the request was sent. */
        boolean foundDeadConnection() {
            return dead;
        }

        /**
         * Whether the request failed on a connection that was used before, without a byte of an answer: the server has
         * closed it, most likely before the request arrived.
         */
        boolean lostOldConnection() {
            return sent && !connected && !answered && !timedOut;
        }

        private static EventListener listener(Call call) {
            Sending sending = call.request().tag(Sending.class);
            if (sending == null) {
                return EventListener.NONE;
            }
            return new EventListener() {
                @Override
                public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                    sending.connected = true;
                }

                @Override
                public void connectionReleased(Call call, Connection connection) {
                    LAST_USED.put(connection, System.nanoTime());
                }

                @Override
                public void responseHeadersEnd(Call call, Response response) {
                    sending.answered = true;
                }

                @Override
                public void callFailed(Call call, IOException e) {
                    sending.timedOut = e instanceof InterruptedIOException;
                }
            };
        }

        /** Network interceptor that keeps the sending of each request informed. */
        private static Response watch(Interceptor.Chain chain) throws IOException {
            Request request = chain.request();
            Sending sending = request.tag(Sending.class);
            if (sending == null) {
                return chain.proceed(request);
            }
            if (!sending.connected && isClosed(chain.connection())) {
                sending.dead = true;
                throw new IOException("the connection was closed while it was idle");
            }
            sending.sent = true;
            Response response = chain.proceed(request);
            sending.proxyAsked |= response.code() == 407;
            return response;
        }

        /** Asks the connection for a byte, which an idle one has only if something is wrong with it. */
        private static boolean isClosed(@CheckForNull Connection connection) {
            Long used = connection == null ? null : LAST_USED.get(connection);
            if (used == null
                    || System.nanoTime() - used < WORTH_A_LOOK_NANOS
                    || connection.protocol() != Protocol.HTTP_1_1) {
                return false;
            }
            Socket socket = connection.socket();
            try {
                int timeout = socket.getSoTimeout();
                socket.setSoTimeout(1);
                try {
                    socket.getInputStream().read();
                    return true;
                } catch (SocketTimeoutException e) {
                    return false;
                } finally {
                    socket.setSoTimeout(timeout);
                }
            } catch (IOException e) {
                return true;
            }
        }

        RequestBody body(ApiRequest.Content content) {
            return new Body(content);
        }

        /**
         * A body that OkHttp may not send twice (it would, after 408 and 503 and on stale connections), unless it was
         * an HTTP proxy that stopped it to ask for a login.
         */
        private final class Body extends RequestBody {
            private final ApiRequest.Content content;

            Body(ApiRequest.Content content) {
                this.content = content;
            }

            @Override
            public MediaType contentType() {
                return content.type();
            }

            @Override
            public long contentLength() throws IOException {
                return content.length();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                content.writeTo(sink, Sending.this);
                sink.flush();
                sentAll();
            }

            @Override
            public boolean isOneShot() {
                return !proxyAsked;
            }
        }
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
            sending.watch = StallWatch.start(call, timeouts.connect().plus(timeouts.idle()));
            sending.timeouts = timeouts;
        }
        try {
            call.enqueue(outcome);
            return outcome.result.get();
        } catch (ExecutionException e) {
            IOException thrown = asThrown(e.getCause());
            if (transfer && sending.watch.isStalled()) {
                sending.timedOut = true;
                InterruptedIOException stalled = new InterruptedIOException("the transfer made no progress");
                stalled.initCause(thrown);
                throw stalled;
            }
            throw thrown;
        } catch (InterruptedException e) {
            call.cancel();
            outcome.settle();
            throw e;
        } finally {
            if (transfer) {
                sending.watch.stop();
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
