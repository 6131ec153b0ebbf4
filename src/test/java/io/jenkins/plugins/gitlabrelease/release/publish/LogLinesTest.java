package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetLabel;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines of the log that announce something unexpected and do not fail the build. */
class LogLinesTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aFormerFileThatMayNotBeDeletedStays() throws Exception {
        fixture.publish(request(BytesAsset.of("app.jar", "one")));
        fixture.token(fixture.gitlab.token(Role.DEVELOPER, "api"));
        fixture.publish(request(BytesAsset.of("app.jar", "two, by another")));
        assertLogged(
                "the former file app.jar stays in the package registry: GitLab lets only maintainers delete package"
                        + " files, and the token has a lower role");
        assertEquals(2, fixture.project.packageFiles().size());
    }

    @Test
    void aMilestoneOfAGroupNeedsPremium() throws Exception {
        fixture.gitlab.group("acme").milestone("Autumn");
        fixture.publish(RequestBuilder.of("v1.0").milestones(List.of("Autumn")).build());
        assertLogged("the milestone Autumn belongs to a group of acme/app: GitLab takes it on Premium, and only of the"
                + " group right above the project");
    }

    @Test
    void aVeryLongNameGetsNoPath() throws Exception {
        String name = "a".repeat(130);
        fixture.publish(request(BytesAsset.of(name, "1")));
        assertLogged(name + " gets no permanent path, because GitLab allows 128 characters");
    }

    @Test
    void whatTheUserHasChosenNeedsNoReason() throws Exception {
        List<Asset> files = AssetLabel.apply(
                List.of(new AssetLabel("**", "Debian package", null, "/deb/{file}")),
                List.of(BytesAsset.of("dist/app.deb", "1")),
                "v1.0",
                false);
        fixture.publish(RequestBuilder.of("v1.0").assets(files).build());
        assertTrue(fixture.log.stream().noneMatch(line -> line.contains("because GitLab")), fixture.log::toString);
    }

    @Test
    void aVeryLargeFileMayBeRefused() throws Exception {
        Asset large = new Asset() {
            @Override
            public String path() {
                return "large.bin";
            }

            @Override
            public long length() {
                return 6L << 30;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("a dry run of a new file reads nothing");
            }
        };
        fixture.publish(
                RequestBuilder.of("v1.0").assets(List.of(large)).dryRun(true).build());
        assertLogged("large.bin has 6.0 GiB, and GitLab takes 5.0 GiB unless its administrator has raised the limit");
    }

    @Test
    void aRivalIsReadAgain() throws Exception {
        Asset slow = BytesAsset.of("app.jar", "x")
                .whenOpened(() -> fixture.project.addRelease("v1.0", "The rival's", "notes"));
        fixture.publish(request(slow));
        assertLogged("something else changed v1.0 at the same time; reading it again");
    }

    @Test
    void whatCannotBeTakenBackIsFoundByTheNextRun() throws Exception {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(400, "no"));
        fixture.gitlab.faults().on("DELETE", "/package_files/", Fault.message(403, "403 Forbidden"));
        ReleaseRequest request = request(BytesAsset.of("app.jar", "one"));
        assertThrows(ReleaseException.class, () -> fixture.publish(request));
        assertTrue(
                fixture.log.stream()
                        .anyMatch(line -> line.startsWith(
                                "what was uploaded stays in the package registry, where the next run finds it: ")),
                fixture.log::toString);
        fixture.gitlab.faults().clear();
        assertEquals(
                AssetAction.REUSED, fixture.publish(request).assets().get(0).action());
        assertEquals(1, fixture.project.packageFiles().size());
    }

    @Test
    void theLastRowsSayWhatBecameOfEachAsset() throws Exception {
        LinkRequest manual = new LinkRequest("Manual", "https://example.com/", LinkType.OTHER, null);
        RequestBuilder request = RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("app.jar", "12345"), BytesAsset.of("long-name.zip", "123")))
                .links(List.of(manual));
        fixture.publish(request.build());
        assertEquals(
                List.of(
                        "app.jar               5 B  uploaded   T s",
                        "long-name.zip         3 B  uploaded   T s",
                        "Manual                     linked",
                        "3 assets, 8 B uploaded, N requests to GitLab"),
                lastRows(4));
        fixture.publish(
                request.assets(List.of(BytesAsset.of("app.jar", "1234567"), BytesAsset.of("long-name.zip", "123")))
                        .build());
        assertEquals(
                List.of(
                        "app.jar               7 B  replaced   T s",
                        "long-name.zip         3 B  unchanged",
                        "Manual                     unchanged",
                        "3 assets, 7 B uploaded, N requests to GitLab"),
                lastRows(4));
    }

    private List<String> lastRows(int count) {
        return fixture.log.subList(fixture.log.size() - count, fixture.log.size()).stream()
                .map(row -> row.replaceFirst("  [0-9.]{3,4} s$", "  T s").replaceFirst("[0-9]+ requests", "N requests"))
                .toList();
    }

    @Test
    void formerFilesStayIfNobodyKnowsWhoLinksToThem() throws Exception {
        fixture.publish(request(BytesAsset.of("app.jar", "one")));
        fixture.gitlab.faults().on("GET", "/releases?", Fault.message(403, "403 Forbidden"));
        fixture.publish(request(BytesAsset.of("app.jar", "two, by another")));
        assertLoggedStart("former files stay in the package registry: GET ");
        assertEquals(2, fixture.project.packageFiles().size());
    }

    @Test
    void evidenceMayBeRefused() throws Exception {
        fixture.gitlab.faults().on("POST", "/evidence", Fault.message(403, "403 Forbidden"));
        fixture.publish(RequestBuilder.of("v1.0").evidence(true).build());
        assertLoggedStart("no evidence was collected: POST ");
    }

    @Test
    void aMilestoneMayHaveToStayOpen() throws Exception {
        fixture.project.milestone("1.0");
        fixture.project.milestone("2.0");
        fixture.gitlab.faults().on("PUT", "/milestones/", Fault.message(403, "403 Forbidden"));
        RequestBuilder request = RequestBuilder.of("v1.0").milestones(List.of("1.0"));
        fixture.publish(request.build());
        assertTrue(fixture.log.stream().noneMatch(line -> line.contains("stays open")), fixture.log::toString);
        fixture.publish(request.closeMilestones(true).build());
        assertLoggedStart("the milestone 1.0 stays open: PUT ");
        fixture.gitlab.faults().clear();
        fixture.publish(request.build());
        assertLogged("closed the milestone 1.0");
        fixture.gitlab.clearRequests();
        fixture.publish(request.build());
        fixture.publish(RequestBuilder.of("v1.0").closeMilestones(true).build());
        assertEquals(0, fixture.requests("PUT"), "it is closed");
        assertTrue(fixture.project.milestones().stream()
                .anyMatch(each -> each.title().equals("2.0") && each.active()));
    }

    @Test
    void aReleaseWithoutItsLinksIsReadAgain() throws Exception {
        String answer = "{\"tag_name\":\"v1.0\",\"assets\":{\"links\":[]}}";
        fixture.gitlab
                .faults()
                .on("POST", "/releases", Fault.status(201, "application/json", answer))
                .times(1);
        fixture.publish(request(BytesAsset.of("app.jar", "one")));
        assertLogged("release v1.0 lacks the links app.jar; reading it again");
    }

    @Test
    void checksumsThatLackAFileOfAnotherBuildAreMadeAgain() throws Exception {
        fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of("app.jar", "one")))
                .checksums(true)
                .build());
        AtomicBoolean added = new AtomicBoolean();
        Asset slow = BytesAsset.of("app.jar", "x").whenOpened(() -> {
            if (!added.getAndSet(true)) {
                fixture.project.addPackageFile("app", "v1.0", "other.zip", new byte[3]);
                String url = fixture.project.release("v1.0").link("app.jar").url();
                fixture.project.addLink("v1.0", "other.zip", url.replace("app.jar", "other.zip"), null);
            }
        });
        fixture.publish(
                RequestBuilder.of("v1.0").assets(List.of(slow)).checksums(true).build());
        assertTrue(fixture.downloads().get("SHA256SUMS").contains("  other.zip\n"), fixture.log::toString);
    }

    private static ReleaseRequest request(Asset asset) {
        return RequestBuilder.of("v1.0").assets(List.of(asset)).build();
    }

    private void assertLogged(String line) {
        assertTrue(fixture.log.contains(line), fixture.log::toString);
    }

    private void assertLoggedStart(String start) {
        assertTrue(fixture.log.stream().anyMatch(line -> line.startsWith(start)), fixture.log::toString);
    }
}
