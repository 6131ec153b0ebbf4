package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests a run may cost (design 5.8). */
class RequestCountTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 101, 500})
    void isKept(int files) throws Exception {
        fixture.project.milestone("1.0");
        List<Asset> assets = new ArrayList<>(IntStream.range(0, files)
                .mapToObj(i -> BytesAsset.of("file" + i + ".bin", "content " + i))
                .toList());

        int pages = (files + 99) / 100;
        assertTrue(cost(assets) <= files + 8 + pages, "a fresh release: " + fixture.gitlab.requests());

        assertTrue(cost(assets) <= 8, "an unchanged release: " + fixture.gitlab.requests());
        assertEquals(0, fixture.requests("PUT") + fixture.requests("POST"));

        assets.set(0, BytesAsset.of("file0.bin", "changed"));
        assertTrue(cost(assets) <= 13 + 3 * (files / 100), "one changed file: " + fixture.gitlab.requests());
        assertEquals(1, fixture.requests("PUT"));
    }

    /** What is removed says in which package it is. */
    @Test
    void aRunThatOnlyPrunesListsThePackagesOnce() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("a.zip", "a"), BytesAsset.of("b.zip", "b")))
                .build());
        fixture.gitlab.clearRequests();
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("a.zip", "a")))
                .prune(true)
                .build());
        assertEquals(List.of("a.zip"), fixture.storedFiles());
        assertEquals(
                1,
                fixture.gitlab.requests().stream()
                        .filter(request -> request.rawPath().endsWith("/packages"))
                        .count(),
                fixture.gitlab.requests()::toString);
    }

    /** Nothing goes from a new release, so there is nothing to check once more. */
    @Test
    void theFilesOfANewReleaseAreReadOnce() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("a.zip", "a"), BytesAsset.of("b.zip", "b")))
                .build());
        assertEquals(
                1,
                fixture.gitlab.requests().stream()
                        .filter(request -> request.rawPath().endsWith("/package_files"))
                        .count(),
                fixture.gitlab.requests()::toString);
    }

    private int cost(List<Asset> assets) throws Exception {
        fixture.gitlab.clearRequests();
        fixture.publish(RequestBuilder.of("v1.0")
                .name("One")
                .description("Notes")
                .milestones(List.of("1.0"))
                .assets(assets)
                .build());
        return fixture.gitlab.requests().size();
    }
}
