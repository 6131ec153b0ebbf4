package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int MANY = 12;

    /** Each upload waits for all others to be under way, so a limit below their number would let them fail. */
    @Test
    void asManyUploadsRunAsThereAreCallers() throws Exception {
        CyclicBarrier allUnderWay = new CyclicBarrier(MANY);
        ExecutorService callers = Executors.newFixedThreadPool(MANY);
        try (Fixture fixture = new Fixture()) {
            List<Future<PackageFile>> uploads = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                String file = "f" + i;
                uploads.add(callers.submit(() -> fixture.files().upload("app", "1", file, waiting(allUnderWay))));
            }
            for (Future<PackageFile> upload : uploads) {
                assertTrue(upload.get(30, TimeUnit.SECONDS).id() > 0);
            }
            assertEquals(MANY, fixture.app.packageFiles().size());
            assertEquals(MANY, fixture.client.requestCount());
        } finally {
            callers.shutdownNow();
        }
    }

    private static UploadSource waiting(CyclicBarrier barrier) {
        return new UploadSource() {
            @Override
            public long length() {
                return 3;
            }

            @Override
            public InputStream open() throws IOException {
                try {
                    barrier.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                    throw new IOException("not all uploads were under way", e);
                }
                return new ByteArrayInputStream(new byte[3]);
            }
        };
    }
}
