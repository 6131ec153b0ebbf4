package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.Moment.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that a run does not need any more: which of them go, and what is checked then. */
@Timeout(60)
class FormerFilesTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ReleaseRequest assets(Asset... assets) {
        return RequestBuilder.of("v1.0").assets(List.of(assets)).build();
    }

    @Test
    void aFileThatAnotherBuildLinksToWhileItIsPrunedIsSaid() throws Exception {
        fixture.publish(assets(BytesAsset.of("base.zip", "base"), BytesAsset.of("x.zip", "x")));
        fixture.project.tag("v9");
        ReleaseRequest pruning = RequestBuilder.of("v1.0")
                .prune(true)
                .assets(List.of(BytesAsset.of("base.zip", "base")))
                .build();
        String url = fixture.project.release("v1.0").link("x.zip").url();
        EngineFixture.assertFails(
                "The file x.zip was removed from the package registry while another build linked to it. Run that build"
                        + " again. The release has changed in part: new are fields or links. Run this build again.",
                () -> fixture.publishing(pruning, after("GET", "/releases", () -> {
                    fixture.project.addRelease("v9", "v9", "");
                    fixture.project.addLink("v9", "x.zip", url, null);
                })));
    }

    /** GitLab reads from a replica that is a little behind. */
    @Test
    void whatAnEarlierRoundSentGoesAlthoughGitLabDidNotListItThen() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "");
        fixture.gitlab
                .faults()
                .on("POST", "/assets/links", Fault.message(400, "Url has already been taken"))
                .times(1);
        fixture.gitlab
                .faults()
                .on("GET", "/package_files", Fault.status(200, "application/json", "[]"))
                .times(1);
        fixture.publish(assets(BytesAsset.of("app.zip", "1")));
        assertEquals(2, fixture.requests("PUT"), "the second round did not find the file of the first");
        assertEquals(List.of("app.zip"), fixture.storedFiles());
        assertEquals(Map.of("app.zip", "1"), fixture.downloads());
    }

    @Test
    void filesAreCheckedAgainAlthoughNobodyKnowsWhoLinkedToThoseThatWent() throws Exception {
        fixture.publish(assets(BytesAsset.of("base.zip", "base"), BytesAsset.of("x.zip", "x")));
        ReleaseRequest pruning = RequestBuilder.of("v1.0")
                .prune(true)
                .assets(List.of(BytesAsset.of("base.zip", "base")))
                .build();
        fixture.publishing(pruning, after("DELETE", "/package_files/[0-9]+", () -> {
            fixture.project.addPackageFile("app", "v1.0", "base.zip", "rival".getBytes());
            fixture.gitlab
                    .faults()
                    .on("GET", "/releases/v1.0", Fault.message(403, "403 Forbidden"))
                    .times(1);
        }));
        assertEquals(Map.of("base.zip", "base"), fixture.downloads(), fixture.log::toString);
    }

    @Test
    void pruningLeavesFilesOfAnotherReleaseInTheSamePackage() throws Exception {
        fixture.project.tag("ui/v1.0");
        fixture.publish(RequestBuilder.of("v1.0")
                .packageVersion("1.0")
                .assets(List.of(BytesAsset.of("core.zip", "core")))
                .build());
        fixture.publish(RequestBuilder.of("ui/v1.0")
                .packageVersion("1.0")
                .prune(true)
                .assets(List.of(BytesAsset.of("ui.zip", "ui")))
                .build());
        assertEquals(Map.of("core.zip", "core"), fixture.downloads());
        assertEquals(Map.of("ui.zip", "ui"), Snapshot.downloads(fixture.project, "ui/v1.0"));
        assertTrue(
                fixture.log.contains(
                        "the former file core.zip stays in the package registry: the release v1.0 links to it"),
                fixture.log::toString);
    }

    @Test
    void aFileThatIsLinkedByItsNumberStays() throws Exception {
        fixture.publish(assets(BytesAsset.of("app.zip", "1")));
        long id = fixture.project.packageFiles().get(0).id();
        fixture.project.tag("v0.9");
        fixture.project.addRelease("v0.9", "Old", "");
        fixture.project.addLink(
                "v0.9", "exactly", fixture.gitlab.url() + "/acme/app/-/package_files/" + id + "/download", null);
        fixture.publish(assets(BytesAsset.of("app.zip", "2")));
        assertTrue(fixture.project.packageFiles().stream().anyMatch(file -> file.id() == id));
    }
}
