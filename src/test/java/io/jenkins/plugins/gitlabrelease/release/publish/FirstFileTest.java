package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large files: the first one does not go alone, and arrives first all the same. */
@Timeout(60)
class FirstFileTest {

    private static final int MIB = 1024 * 1024;

    private final EngineFixture fixture = new EngineFixture();
    private final byte[] first = new byte[2 * MIB];
    private final byte[] other = new byte[3 * MIB];

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(first);
        new Random(2).nextBytes(other);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** Waits for something in the middle of a file, as its bytes are read. */
    @FunctionalInterface
    private interface Pause {
        void at(long position) throws InterruptedException;
    }

    private record PausedAsset(String path, byte[] bytes, Pause pause) implements Asset {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                private long position;

                @Override
                public int read(byte[] buffer, int offset, int count) throws IOException {
                    try {
                        pause.at(position);
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    int n = super.read(buffer, offset, count);
                    position += Math.max(0, n);
                    return n;
                }
            };
        }
    }

    private ReleaseRequest request(Pause inFirst, Pause inOthers) {
        return RequestBuilder.of("v1.0")
                .assets(List.of(
                        new PausedAsset("a.bin", other, inOthers),
                        new PausedAsset("b.bin", first, inFirst),
                        new PausedAsset("c.bin", other, inOthers)))
                .build();
    }

    /** The first file ends a while after the others have come as far as they may. */
    private ReleaseRequest request() {
        CountDownLatch almostThere = new CountDownLatch(2);
        return request(
                position -> {
                    if (position == MIB) {
                        assertTrue(almostThere.await(30, TimeUnit.SECONDS), "the others were not sent meanwhile");
                        Thread.sleep(100);
                    }
                },
                position -> {
                    if (isNearItsEnd(position)) {
                        almostThere.countDown();
                    }
                });
    }

    private boolean isNearItsEnd(long position) {
        return position < other.length && position + 64 * 1024 >= other.length - FirstFile.HELD_BACK;
    }

    @Test
    void theOthersTravelMeanwhileAndArriveLater() throws Exception {
        fixture.publish(request());
        List<EmulatedPackageFile> files = files();
        assertEquals("b.bin", files.get(0).fileName());
        assertArrayEquals(first, files.get(0).bytes());
        assertArrayEquals(other, files.get(1).bytes());
        assertArrayEquals(other, files.get(2).bytes());
    }

    @Test
    void theyWaitWhileTheFirstOneIsRepeated() throws Exception {
        fixture.gitlab.faults().on("PUT", "/b.bin", Fault.status(503)).times(2);
        fixture.publish(request());
        assertEquals("b.bin", files().get(0).fileName());
        assertEquals(3, files().size());
    }

    @Test
    void noneArrivesIfTheFirstOneIsRefused() {
        fixture.gitlab.faults().on("PUT", "/b.bin", Fault.status(403));
        String message = messageOf(() -> fixture.publish(request()));
        assertTrue(message.contains("403") && message.contains("b.bin"), message);
        fixture.assertNothingLeft();
        assertTrue(fixture.log.stream().noneMatch(line -> line.contains("may still")), fixture.log::toString);
    }

    @Test
    void anAbortEndsThoseThatWait() throws Exception {
        CountDownLatch aborted = new CountDownLatch(1);
        CountDownLatch almostThere = new CountDownLatch(2);
        ReleaseRequest request = request(position -> aborted.await(), position -> {
            if (isNearItsEnd(position)) {
                almostThere.countDown();
            }
        });
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread build = new Thread(() -> {
            try {
                fixture.publish(request);
                end.complete(null);
            } catch (Exception e) {
                end.complete(e);
            }
        });
        build.start();
        assertTrue(almostThere.await(30, TimeUnit.SECONDS));
        build.interrupt();
        aborted.countDown();
        assertInstanceOf(InterruptedException.class, end.get(20, TimeUnit.SECONDS));
        fixture.assertNothingLeft();
    }

    @Test
    void aSmallFirstFileGoesAlone() throws Exception {
        Set<List<String>> storedMeanwhile = ConcurrentHashMap.newKeySet();
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(
                        new PausedAsset("a.bin", other, position -> storedMeanwhile.add(fixture.storedFiles())),
                        BytesAsset.of("b.bin", "small")))
                .build());
        assertEquals(Set.of(List.of("b.bin")), storedMeanwhile);
    }

    private List<EmulatedPackageFile> files() {
        return fixture.project.packageFiles().stream()
                .sorted(Comparator.comparingLong(EmulatedPackageFile::id))
                .toList();
    }
}
