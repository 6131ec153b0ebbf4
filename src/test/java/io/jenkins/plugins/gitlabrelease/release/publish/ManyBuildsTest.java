package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.OkHttpCalls;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many builds of one controller publish to one server at the same time: connections and threads have a bound. */
@Timeout(120)
class ManyBuildsTest {

    private static final int BUILDS = 50;
    private static final int PLACES = 16;
    private static final int FILES = 10;

    private final EngineFixture fixture = new EngineFixture();
    private final ExecutorService builds = Executors.newFixedThreadPool(BUILDS);
    private final Gauge threads = new Gauge();
    private final ExecutorService ownThreads = Executors.newCachedThreadPool();
    private final ParallelWork transfers = new ParallelWork(
            PLACES,
            work -> ownThreads.execute(() -> {
                threads.begin();
                try {
                    work.run();
                } finally {
                    threads.end();
                }
            }));

    @AfterEach
    void close() {
        builds.shutdownNow();
        ownThreads.shutdownNow();
        fixture.close();
    }

    @Test
    void shareConnectionsAndThreads() throws Exception {
        Crowd crowd = new Crowd();
        OkHttpClient http =
                OkHttpCalls.pooling().newBuilder().addInterceptor(crowd).build();
        List<Future<ReleaseAction>> results = new ArrayList<>();
        for (int i = 0; i < BUILDS; i++) {
            String tag = "v" + i;
            fixture.project.tag(tag);
            results.add(builds.submit(() -> publish(http, tag)));
        }
        for (Future<ReleaseAction> result : results) {
            assertEquals(ReleaseAction.CREATED, result.get());
        }
        int files = PLACES;
        int questions = PLACES;
        assertTrue(
                crowd.requests.most() <= files + questions + BUILDS,
                () -> crowd.requests.most() + " requests were under way at once, each on a connection of its own");
        assertTrue(crowd.uploads.most() <= files, () -> crowd.uploads.most() + " files travelled at once");
        int processors = Runtime.getRuntime().availableProcessors();
        int twice = 2; // the next thread begins while the one before ends
        assertTrue(
                threads.most() <= twice * (files + questions + processors),
                () -> threads.most() + " threads worked at once");
        assertTrue(http.connectionPool().connectionCount() <= files + questions + BUILDS);
    }

    private ReleaseAction publish(OkHttpClient http, String tag) throws Exception {
        List<Asset> assets = IntStream.range(0, FILES)
                .<Asset>mapToObj(i -> BytesAsset.of("file" + i, tag + " " + i))
                .toList();
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(fixture.gitlab.url()))
                .token(GitLabToken.personal(fixture.token()))
                .http(http)
                .build();
        return new ReleaseEngine(client, line -> {}, transfers)
                .publish(
                        EngineFixture.PROJECT,
                        RequestBuilder.of(tag).assets(assets).build())
                .action();
    }

    /** How much was under way at the same time. */
    private static final class Gauge {

        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        void begin() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        void end() {
            now.decrementAndGet();
        }

        int most() {
            return most.get();
        }
    }

    /** Keeps each request on its way until no more come, so that as many as may be are there at once. */
    private static final class Crowd implements Interceptor {

        private final Gauge requests = new Gauge();
        private final Gauge uploads = new Gauge();
        private volatile long lastArrival;

        @Override
        public Response intercept(Chain chain) throws IOException {
            boolean upload = chain.request().method().equals("PUT");
            requests.begin();
            if (upload) {
                uploads.begin();
            }
            lastArrival = System.nanoTime();
            try {
                while (System.nanoTime() - lastArrival < 30_000_000) {
                    Thread.sleep(5);
                }
                return chain.proceed(chain.request());
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                if (upload) {
                    uploads.end();
                }
                requests.end();
            }
        }
    }
}
