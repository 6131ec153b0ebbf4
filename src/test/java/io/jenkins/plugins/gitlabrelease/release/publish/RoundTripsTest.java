package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens at the same time, so that the way to GitLab is not gone more often on end than it has to be. */
@Timeout(120)
class RoundTripsTest {

    private final EngineFixture fixture = new EngineFixture();
    private final SlowNetwork network = new SlowNetwork();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aFreshPublicationGoesFiveTimes() throws Exception {
        publish(files(3));
        assertTrue(network.tripsOnEnd() <= 5, network.log::toString);
    }

    @Test
    void oneThatMakesItsTagGoesNoMore() throws Exception {
        publish(RequestBuilder.of("v2.0")
                .ref("main")
                .assets(files(3).files().assets())
                .build());
        assertTrue(network.tripsOnEnd() <= 5, network.log::toString);
    }

    @Test
    void anUnchangedOneGoesTwice() throws Exception {
        publish(files(3));
        network.clear();
        assertEquals(ReleaseAction.UNCHANGED, publish(files(3)));
        assertTrue(network.tripsOnEnd() <= 2, network.log::toString);
    }

    @Test
    void anUnchangedOneOfAHiddenPackageGoesNoMore() throws Exception {
        RequestBuilder hidden = RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("file", "content")))
                .packageStatus(PackageStatus.HIDDEN);
        fixture.publish(hidden.build());
        assertEquals(ReleaseAction.UNCHANGED, publish(hidden.build()));
        assertTrue(network.tripsOnEnd() <= 2, network.log::toString);
    }

    @Test
    void anUnchangedOneWithManyFilesGoesNoMore() throws Exception {
        fixture.publish(files(350));
        assertEquals(ReleaseAction.UNCHANGED, publish(files(350)));
        assertTrue(network.tripsOnEnd() <= 2, network.log::toString);
    }

    @Test
    void linksAreWrittenSeveralAtATime() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "");
        publish(files(30));
        assertTrue(network.tripsOnEnd() < 20, () -> "one after the other it would be 60, not " + network.log);
    }

    @Test
    void prunedLinksAndFilesGoSeveralAtATime() throws Exception {
        fixture.publish(files(60));
        publish(RequestBuilder.of("v1.0").prune(true).build());
        assertEquals(List.<EmulatedLink>of(), fixture.project.release("v1.0").links());
        assertEquals(List.of(), fixture.storedFiles());
        assertTrue(network.tripsOnEnd() < 40, () -> "one after the other it would be 120, not " + network.log);
    }

    @Test
    void smallFilesFillAllPlaces() throws Exception {
        CountDownLatch together = new CountDownLatch(ParallelWork.USUAL_PLACES);
        List<Asset> assets = new ArrayList<>(List.of(BytesAsset.of("a", "")));
        IntStream.range(0, ParallelWork.USUAL_PLACES).forEach(i -> assets.add(new Meeting("f" + i, 1, together)));
        fixture.publish(RequestBuilder.of("v1.0").assets(assets).build());
        assertEquals(0, together.getCount(), "all are on their way at the same time");
    }

    @Test
    void largeFilesDoNotWaitForEachOther() {
        CountDownLatch together = new CountDownLatch(4);
        List<Asset> assets = new ArrayList<>(List.of(BytesAsset.of("a", "")));
        IntStream.range(0, 4).forEach(i -> assets.add(new Meeting("f" + i, 200L << 20, together)));
        assertThrows(
                ReleaseException.class,
                () -> fixture.publish(RequestBuilder.of("v1.0").assets(assets).build()));
        assertEquals(0, together.getCount(), "all are on their way at the same time");
    }

    @Test
    void theSmallestFileGoesFirstAndAlone() throws Exception {
        publish(RequestBuilder.of("v1.0")
                .assets(List.of(
                        BytesAsset.of("large", "x".repeat(1000)),
                        BytesAsset.of("small", "1"),
                        BytesAsset.of("middle", "x".repeat(100))))
                .build());
        List<String> uploads = network.log.stream()
                .filter(line -> line.contains("PUT "))
                .map(line -> line.replaceFirst(" .*/", " "))
                .sorted()
                .toList();
        assertEquals(List.of("2 small", "3 large", "3 middle"), uploads);
    }

    @Test
    void filesThatAreThereAreHashedSeveralAtATime() throws Exception {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
        CountDownLatch together = new CountDownLatch(2);
        fixture.project.addPackageFile("app", "v1.0", "f0", "0".getBytes());
        fixture.project.addPackageFile("app", "v1.0", "f1", "0".getBytes());
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(new Meeting("f0", 1, together), new Meeting("f1", 1, together)))
                .build());
        assertEquals(0, together.getCount(), "both are read at the same time");
    }

    private ReleaseAction publish(ReleaseRequest request) throws Exception {
        OkHttpClient http = new OkHttpClient.Builder().addInterceptor(network).build();
        GitLabClient client = GitLabClient.builder(ServerUrl.parse(fixture.gitlab.url()))
                .token(GitLabToken.personal(fixture.token()))
                .http(http)
                .build();
        return fixture.engine(client).publish(EngineFixture.PROJECT, request).action();
    }

    private static ReleaseRequest files(int count) {
        List<Asset> assets = IntStream.range(0, count)
                .<Asset>mapToObj(i -> BytesAsset.of("file" + i, "content " + i))
                .toList();
        return RequestBuilder.of("v1.0").assets(assets).build();
    }

    /** Makes each request take its time, and counts how many had to come one after the other. */
    private static final class SlowNetwork implements Interceptor {

        private final List<String> log = new ArrayList<>();
        private int longest;
        private long lastArrival;

        @Override
        public Response intercept(Chain chain) throws IOException {
            int trip;
            synchronized (this) {
                trip = longest + 1;
                lastArrival = System.nanoTime();
                log.add(trip + " " + chain.request().method() + " "
                        + chain.request().url().encodedPath());
            }
            awaitCompany();
            try {
                return chain.proceed(chain.request());
            } finally {
                synchronized (this) {
                    longest = Math.max(longest, trip);
                }
            }
        }

        /** Until no other request has come for a while, so that those which belong together are on their way together. */
        private void awaitCompany() throws IOException {
            try {
                while (quietMillis() < 250) {
                    Thread.sleep(20);
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        private synchronized long quietMillis() {
            return (System.nanoTime() - lastArrival) / 1_000_000;
        }

        synchronized int tripsOnEnd() {
            return longest;
        }

        synchronized void clear() {
            log.clear();
            longest = 0;
        }
    }

    /** A file that can be read once all others of its kind are read, too. */
    private record Meeting(String path, long length, CountDownLatch together) implements Asset {

        @Override
        public InputStream open() throws IOException {
            together.countDown();
            try {
                together.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return new ByteArrayInputStream("0".getBytes());
        }
    }
}
