package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetElsewhere;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that the machine which has them sends itself. */
@Timeout(60)
class UploadElsewhereTest {

    private static final int MIB = 1024 * 1024;
    private static final BytesAsset APP = BytesAsset.of("app.zip", "the app");
    private static final BytesAsset TOOL = BytesAsset.of("tool.zip", "the longer tool");

    private final EngineFixture fixture = new EngineFixture().elsewhere(true);
    private final List<List<String>> noted = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ReleaseRequest assets(Asset... assets) {
        return RequestBuilder.of("v1.0").assets(List.of(assets)).build();
    }

    @Test
    void areUploadedWithTheDigestThatWasFoundThere() throws Exception {
        fixture.publish(assets(APP, TOOL));
        assertEquals(Map.of("app.zip", "the app", "tool.zip", "the longer tool"), fixture.downloads());
        assertTrue(fixture.log.contains("uploaded app.zip (7 B, SHA-256 " + APP.sha256() + ")"), fixture.log::toString);
        fixture.publish(assets(APP, BytesAsset.of("tool.zip", "another tool")));
        assertEquals(Map.of("app.zip", "the app", "tool.zip", "another tool"), fixture.downloads());
    }

    @Test
    void aChangeOnTheWayIsNoticed() throws Exception {
        String other = "{\"id\":1,\"package_id\":1,\"file_name\":\"app.zip\",\"size\":7,\"file_sha256\":\"00ff\"}";
        fixture.gitlab.faults().on("PUT", "/packages/generic", Fault.status(201, "application/json", other));
        String message = messageOf(() -> fixture.publish(assets(APP)));
        assertTrue(
                message.startsWith("GitLab stored other bytes than were sent for app.zip: its SHA-256 is 00ff and"
                        + " should be " + APP.sha256()),
                message);
    }

    @Test
    void aLostAnswerIsFoundInTheRegistry() throws Exception {
        fixture.gitlab.faults().on("PUT", "/app.zip", Fault.commitThenClose()).times(1);
        fixture.publish(assets(APP));
        assertEquals(List.of("app.zip"), fixture.storedFiles());
        assertEquals(1, fixture.requests("PUT"));
    }

    /** A file of so many bytes that notes what GitLab has when it is read. */
    private Asset watching(String path, int length) {
        return new BytesAsset(path, new byte[length]).whenOpened(() -> noted.add(fixture.storedFiles()));
    }

    @Test
    void waitForALargeFirstFileThatIsHere() throws Exception {
        fixture.elsewhere(false);
        fixture.publish(assets(new AssetElsewhere(watching("larger.bin", MIB + 2)), watching("first.bin", MIB + 1)));
        assertEquals(List.of(List.of(), List.of("first.bin")), noted);
        assertEquals(List.of("first.bin", "larger.bin"), fixture.storedFiles());
    }

    @Test
    void ofThisMachineWaitForAFirstFileOfOneMebibyte() throws Exception {
        fixture.elsewhere(false);
        fixture.publish(assets(watching("larger.bin", MIB + 1), watching("first.bin", MIB)));
        assertEquals(List.of(List.of(), List.of("first.bin")), noted);
    }
}
