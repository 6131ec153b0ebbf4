package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Faults.FaultRule;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A build is aborted while it takes back what it sent. */
@Timeout(60)
class InterruptedWithdrawalTest {

    private static final String STAYS = "what was uploaded stays in the package registry, where the next run finds it";

    private static final ReleaseRequest REQUEST = RequestBuilder.of("v1.0")
            .assets(List.of(BytesAsset.of("app.zip", "app 1"), BytesAsset.of("tool.zip", "the tool 1")))
            .build();

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aSecondAbortEndsTheWithdrawal() throws Exception {
        FaultRule upload = fixture.gitlab.faults().on("PUT", "/tool.zip", Fault.stall());
        FaultRule reading = fixture.gitlab.faults().on("GET", "/releases?", Fault.stall());
        Thread build = new Thread(() -> assertThrows(InterruptedException.class, () -> fixture.publish(REQUEST)));
        build.start();
        while (upload.struck() == 0) {
            Thread.sleep(1);
        }
        build.interrupt();
        while (reading.struck() == 0 && build.isAlive()) {
            Thread.sleep(1);
        }
        build.interrupt();
        build.join();
        while (!fixture.log.contains(STAYS)) {
            Thread.sleep(1);
        }
        assertTrue(fixture.storedFiles().contains("app.zip"), fixture.log::toString);
    }

    @Test
    void anAbortOfARefusedBuildEndsTheWithdrawalAndIsNotForgotten() throws Exception {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(400, "Validation failed: no"));
        FaultRule reading = fixture.gitlab.faults().on("GET", "/releases?", Fault.stall());
        CompletableFuture<Boolean> aborted = new CompletableFuture<>();
        CompletableFuture<String> message = new CompletableFuture<>();
        Thread build = new Thread(() -> {
            message.complete(messageOf(() -> fixture.publish(REQUEST)));
            aborted.complete(Thread.interrupted());
        });
        build.start();
        while (reading.struck() == 0 && build.isAlive()) {
            Thread.sleep(1);
        }
        build.interrupt();
        build.join();
        assertTrue(aborted.getNow(false), "Jenkins has to see that the build was aborted");
        assertTrue(message.getNow("").contains("Validation failed: no"), message::toString);
        assertTrue(fixture.log.contains(STAYS), fixture.log::toString);
        assertEquals(List.of("app.zip", "tool.zip"), fixture.storedFiles());
    }
}
