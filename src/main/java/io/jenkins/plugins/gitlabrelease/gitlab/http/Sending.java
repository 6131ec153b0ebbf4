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
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * One sending of a request, which goes along with it as a tag: knows whether the request left this machine and whether it
 * met a dead connection, keeps OkHttp from silently sending it again, and has a file's transfer watched.
 */
final class Sending {
    /** A connection in steady use is not looked at each time, since a look takes a millisecond. */
    private static final long WORTH_A_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final Map<Connection, Long> LAST_USED = Collections.synchronizedMap(new WeakHashMap<>());

    private volatile boolean sent;
    private volatile boolean connected;
    private volatile boolean dead;
    private volatile boolean answered;
    private volatile boolean timedOut;
    private volatile boolean proxyAsked;

    /** Null before a transfer is watched, and for requests without a file. */
    @CheckForNull
    private volatile StallWatch watch;

    @CheckForNull
    private volatile Timeouts timeouts;

    /** Ends the call of a transfer when nothing moves for too long. */
    void watchTransfer(Call call, Timeouts limits) {
        timeouts = limits;
        watch = StallWatch.start(call, limits.connect().plus(limits.idle()));
    }

    void endWatch() {
        StallWatch current = watch;
        if (current != null) {
            current.stop();
        }
    }

    /** A time-out where the call of a transfer was ended for one. */
    IOException explained(IOException thrown) {
        StallWatch current = watch;
        if (current == null || !current.isStalled()) {
            return thrown;
        }
        timedOut = true;
        InterruptedIOException stalled = new InterruptedIOException("the transfer made no progress");
        stalled.initCause(thrown);
        return stalled;
    }

    /** Bytes are about to be read from, or written to, the connection. */
    void onTheWire() {
        StallWatch current = watch;
        Timeouts limits = timeouts;
        if (current != null && limits != null) {
            current.within(limits.idle());
        }
    }

    /** A file is read or written meanwhile, which may take any time. */
    void offTheWire() {
        StallWatch current = watch;
        if (current != null) {
            current.pause();
        }
    }

    /** The whole file is sent, and the server deals with it. */
    void sentAll() {
        StallWatch current = watch;
        Timeouts limits = timeouts;
        if (current != null && limits != null) {
            current.within(limits.uploaded());
        }
    }

    /** Ends a transfer that is too slow to ever end by itself. */
    void stall() {
        StallWatch current = watch;
        if (current != null) {
            current.stall();
        }
    }

    /** How long a download may take for {@link DownloadReader#SLOWEST} bytes. */
    Duration patience() {
        Timeouts limits = timeouts;
        return limits == null ? Duration.ofMinutes(5) : limits.whole();
    }

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

    /** Another machine has sent the request. */
    void happened(TransferReport.Connection there) {
        sent = there.sent();
        dead = there.foundDead();
        connected = !there.lostOld();
    }

    static EventListener listener(Call call) {
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
    static Response intercept(Interceptor.Chain chain) throws IOException {
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
