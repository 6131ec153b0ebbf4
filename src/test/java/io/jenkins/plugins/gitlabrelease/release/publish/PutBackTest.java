package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static io.jenkins.plugins.gitlabrelease.release.publish.Moment.afterRefusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another build needs what a failed one is taking back at that moment. */
@Timeout(60)
class PutBackTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aPackageIsNotDeletedUnderABuildThatAddsToIt() throws Exception {
        fixture.gitlab
                .faults()
                .on("POST", "/releases", Fault.message(400, "Validation failed: no"))
                .times(1);
        String message = messageOf(() -> fixture.publishing(
                assets(BytesAsset.of("a.zip", "a")),
                afterRefusal("DELETE", "/package_files/[0-9]+", () -> publish(assets(BytesAsset.of("b.zip", "b"))))));
        assertTrue(message.contains("Validation failed"), message);
        assertEquals(Map.of("b.zip", "b"), fixture.downloads());
    }

    @Test
    void aFileThatABuildFindsWhileItIsWithdrawnIsThere() throws Exception {
        fixture.gitlab
                .faults()
                .on("POST", "/releases", Fault.message(400, "Validation failed: no"))
                .times(1);
        messageOf(() -> fixture.publishing(
                assets(BytesAsset.of("common.zip", "common")),
                afterRefusal("GET", "/releases", () -> publish(assets(BytesAsset.of("common.zip", "common"))))));
        assertEquals(Map.of("common.zip", "common"), fixture.downloads());
    }

    @Test
    void aReplacementThatABuildReliesOnWhileItIsTakenBackIsThere() throws Exception {
        fixture.publish(assets(BytesAsset.of("app.zip", "1")));
        fixture.gitlab
                .faults()
                .on("PUT", "/releases/v1.0", Fault.message(400, "Validation failed: no"))
                .times(1);
        ReleaseRequest changed = RequestBuilder.of("v1.0")
                .name("Two")
                .assets(List.of(BytesAsset.of("app.zip", "2")))
                .build();
        messageOf(() -> fixture.publishing(
                changed, afterRefusal("GET", "/releases", () -> publish(assets(BytesAsset.of("app.zip", "2"))))));
        assertEquals(Map.of("app.zip", "2"), fixture.downloads());
    }

    /** Another Jenkins publishes the tag, of which this one knows nothing. */
    private void linkElsewhere() {
        fixture.project.addRelease("v1.0", "v1.0", "");
        String url = fixture.gitlab.url() + "/api/v4/projects/" + fixture.project.id()
                + "/packages/generic/app/v1.0/common.zip";
        fixture.project.addLink("v1.0", "common.zip", url, null);
    }

    @Test
    void onlyTheFileThatIsLinkedIsPutBack() {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(400, "Validation failed: no"));
        messageOf(() -> fixture.publishing(
                assets(BytesAsset.of("a.zip", "a"), BytesAsset.of("common.zip", "common")),
                afterRefusal("GET", "/releases", this::linkElsewhere)));
        assertEquals(Map.of("common.zip", "common"), fixture.downloads());
        assertEquals(List.of("common.zip"), fixture.storedFiles());
        assertEquals(3, fixture.requests("PUT"), "both files, and one of them again");
    }

    @Test
    void aFileThatCannotBePutBackIsNamed() {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(400, "Validation failed: no"));
        messageOf(() -> fixture.publishing(
                assets(BytesAsset.of("common.zip", "common")), afterRefusal("GET", "/releases", () -> {
                    linkElsewhere();
                    fixture.gitlab.faults().on("PUT", "/packages/generic/", Fault.message(403, "403 No more"));
                })));
        assertTrue(
                fixture.log.stream()
                        .anyMatch(line ->
                                line.startsWith("another build links to common.zip, which could not be put back: PUT ")
                                        && line.contains("403 No more")),
                fixture.log::toString);
    }

    private static ReleaseRequest assets(Asset... assets) {
        return RequestBuilder.of("v1.0").assets(List.of(assets)).build();
    }

    private void publish(ReleaseRequest request) {
        try {
            fixture.publish(request);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
