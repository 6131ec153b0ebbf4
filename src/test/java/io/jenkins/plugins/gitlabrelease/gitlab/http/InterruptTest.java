package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt ends a request at once, wherever it is. */
@Timeout(30)
class InterruptTest {
    @TempDir
    private Path directory;

    private Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new Fixture();
        fixture.app.addRelease("v1", "N", "D");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void whileGitLabIsSilent() throws Exception {
        fixture.gitlab.faults().on("GET", "/releases", Fault.stall());
        assertInstanceOf(
                InterruptedException.class,
                interrupted(fixture.gitlab::requests, () -> fixture.releases().get("v1")));
        assertEquals(0, fixture.retries.size());
    }

    @Test
    void whileAListIsRead() throws Exception {
        fixture.gitlab.faults().on("GET", "/releases", Fault.stall());
        assertInstanceOf(
                InterruptedException.class,
                interrupted(
                        fixture.gitlab::requests,
                        () -> fixture.releases().list(ReleaseQuery.all()).toList()));
    }

    @Test
    void whileAFileIsDownloadedWithNothingLeft() throws Exception {
        fixture.app.addPackageFile("app", "1", "a", new byte[1_000_000]);
        fixture.gitlab.faults().on("GET", "/generic/", Fault.stallInBody());
        assertInstanceOf(
                InterruptedException.class,
                interrupted(
                        () -> filesIn(directory),
                        () -> fixture.download(
                                Fixture.packageUrl(fixture.client, "app", "1", "a"), directory.resolve("a"), null)));
        assertEquals(0, filesIn(directory).size());
    }

    @Test
    void whileAFileIsUploadedWithItsSourceClosed() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                reading.countDown();
                return length;
            }

            @Override
            public void close() {
                closed.countDown();
            }
        };
        FutureTask<Throwable> task =
                task(() -> fixture.files().upload("app", "1", "a", Fixture.source(Long.MAX_VALUE / 2, endless)));
        Thread thread = started(task);
        reading.await();
        thread.interrupt();
        assertInstanceOf(InterruptedException.class, task.get());
        closed.await();
        assertEquals(0, fixture.app.packageFiles().size());
    }

    @Test
    void returnsOnlyWhenTheSourceIsClosed() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        AtomicBoolean closedAtReturn = new AtomicBoolean();
        Thread[] caller = new Thread[1];
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                reading.countDown();
                return 'x';
            }

            @Override
            public void close() {
                while (caller[0].getState() != Thread.State.TIMED_WAITING && caller[0].isAlive()) {
                    Thread.onSpinWait();
                }
                closed.set(true);
            }
        };
        FutureTask<Throwable> task = task(() -> {
            try {
                fixture.files().upload("app", "1", "a", Fixture.source(Long.MAX_VALUE / 2, slow));
            } finally {
                closedAtReturn.set(closed.get());
            }
        });
        caller[0] = started(task);
        reading.await();
        caller[0].interrupt();
        assertInstanceOf(InterruptedException.class, task.get());
        assertTrue(closedAtReturn.get());
    }

    @Test
    void beforeAnythingIsSent() throws Exception {
        UploadSource source = Fixture.source(1, new ByteArrayInputStream("x".getBytes(UTF_8)));
        FutureTask<Throwable> task = task(() -> {
            Thread.currentThread().interrupt();
            fixture.files().upload("app", "1", "a", source);
        });
        started(task);
        assertInstanceOf(InterruptedException.class, task.get());
    }

    /** Interrupts the call as soon as there is something to see. */
    private static Throwable interrupted(Seen seen, Executable call) throws Exception {
        FutureTask<Throwable> task = task(call);
        int before = seen.list().size();
        Thread thread = started(task);
        while (seen.list().size() == before) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        Throwable thrown = task.get();
        assertTrue(thrown != null);
        return thrown;
    }

    private static FutureTask<Throwable> task(Executable call) {
        return new FutureTask<>(() -> {
            try {
                call.execute();
                return null;
            } catch (Throwable e) {
                return e;
            }
        });
    }

    private static Thread started(FutureTask<Throwable> task) {
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Seen {
        Collection<?> list() throws IOException;
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
