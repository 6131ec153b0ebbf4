package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The OkHttp clients behind a GitLab client, made from a given one: its proxy, certificates and connection pool are
 * kept; everything that would follow, log in or repeat on its own is off.
 */
public final class Connections {
    /** Threads end when idle and never keep a Java from ending. */
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), new Threads());

    private final OkHttpClient requests;
    private final OkHttpClient uploads;
    private final OkHttpClient downloads;

    public Connections(@CheckForNull OkHttpClient base, Timeouts timeouts) {
        OkHttpClient.Builder builder = base == null ? new OkHttpClient.Builder() : base.newBuilder();
        requests = builder.dispatcher(unbounded())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .connectTimeout(timeouts.connect())
                .readTimeout(timeouts.idle())
                .writeTimeout(timeouts.idle())
                .callTimeout(timeouts.whole())
                .addNetworkInterceptor(Attempt::watch)
                .build();
        downloads = requests.newBuilder().callTimeout(Duration.ZERO).build();
        uploads = downloads.newBuilder().readTimeout(timeouts.uploaded()).build();
    }

    Call call(Request request) {
        Operation operation = request.tag(Operation.class);
        if (operation == Operation.PACKAGE_UPLOAD) {
            return uploads.newCall(request);
        }
        return (operation == Operation.DOWNLOAD ? downloads : requests).newCall(request);
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
            thread.setContextClassLoader(Connections.class.getClassLoader());
            return thread;
        }
    }
}
