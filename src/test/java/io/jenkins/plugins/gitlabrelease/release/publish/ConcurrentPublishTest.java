package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Two builds publish one tag at the same time: the release ends with the files of both. */
class ConcurrentPublishTest {

    private final EngineFixture fixture = new EngineFixture();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    @RepeatedTest(20)
    void endInOneReleaseWithTheFilesOfBoth() throws Exception {
        List<Future<ReleaseResult>> rivals = new ArrayList<>();
        for (String rival : List.of("linux", "mac")) {
            List<Asset> assets = new ArrayList<>();
            IntStream.range(0, 4).forEach(i -> assets.add(BytesAsset.of(rival + i, rival + " " + i)));
            assets.add(BytesAsset.of("shared", "the same"));
            ReleaseRequest request =
                    RequestBuilder.of("v1.0").name("One").assets(assets).build();
            rivals.add(threads.submit(() -> fixture.publish(request)));
        }
        for (Future<ReleaseResult> rival : rivals) {
            rival.get();
        }
        TreeSet<String> links = fixture.project.release("v1.0").links().stream()
                .map(EmulatedLink::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(
                        List.of("linux0", "linux1", "linux2", "linux3", "mac0", "mac1", "mac2", "mac3", "shared")),
                links);
        assertEquals(links, new TreeSet<>(fixture.storedFiles()));
    }
}
