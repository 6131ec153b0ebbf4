package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetLabel;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says of a plan that is fine, and that it says nothing where nothing surprises. */
class PlanNoticesTest {

    private static final Asset JAR = BytesAsset.of("app.jar", "1");
    private static final String DIGEST = "ab".repeat(32);

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> linesWith(String part, RequestBuilder request) throws Exception {
        fixture.log.clear();
        fixture.publish(request.build());
        return fixture.log.stream().filter(line -> line.contains(part)).toList();
    }

    private static RequestBuilder files(Asset... files) {
        return RequestBuilder.of("v1.0").assets(List.of(files));
    }

    @Test
    void milestonesThatADryRunWouldClose() throws Exception {
        Stream.of("1.0", "2.0").forEach(fixture.project::milestone);
        RequestBuilder request =
                RequestBuilder.of("v1.0").milestones(List.of("1.0", "2.0")).dryRun(true);
        assertEquals(List.of(), linesWith("closed afterwards", request));
        assertEquals(
                List.of("milestones that are closed afterwards: 1.0, 2.0"),
                linesWith("closed afterwards", request.closeMilestones(true)));
        assertEquals(List.of(), linesWith("closed afterwards", request.milestones(null)));
        assertEquals(
                List.of(),
                linesWith(
                        "closed afterwards", request.milestones(List.of("1.0")).dryRun(false)));
    }

    @Test
    void anAddressThatPeopleKnow() throws Exception {
        assertEquals(List.of(), linesWith("GitLab's own address", files(JAR)));
        fixture.gitlab.settings().externalUrl("https://gitlab.example.com");
        assertEquals(
                List.of("the assets are linked with GitLab's own address, https://gitlab.example.com, and sent to "
                        + fixture.gitlab.url()),
                linesWith("GitLab's own address", files(JAR)));
    }

    @Test
    void aDateInTheFutureSurprisesNobody() throws Exception {
        Instant soon = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        assertEquals(
                List.of(), linesWith("releasedAt", RequestBuilder.of("v1.0").releasedAt(soon)));
    }

    @Test
    void aFileAboveTheUsualLimit() throws Exception {
        long limit = 5L << 30;
        assertEquals(
                List.of(), linesWith("and GitLab takes", files(large(limit)).dryRun(true)));
        assertEquals(
                List.of(
                        "large.bin has 5.0 GiB, and GitLab takes 5.0 GiB unless its administrator has raised the limit"),
                linesWith("and GitLab takes", files(large(limit + 1)).dryRun(true)));
    }

    @Test
    void aFileAboveTheUsualLimitThatIsThere() throws Exception {
        fixture.project.addPackageFile("app", "v1.0", "large.bin", new byte[1]);
        String answer = "[{\"id\":1,\"package_id\":1,\"file_name\":\"large.bin\",\"size\":" + (6L << 30)
                + ",\"file_sha256\":\"" + DIGEST + "\"}]";
        fixture.gitlab.faults().on("GET", "/package_files", Fault.status(200, "application/json", answer));
        assertEquals(
                List.of("file       reuse   large.bin  6.0 GiB"),
                linesWith("large.bin  6.0 GiB", files(large(6L << 30)).dryRun(true)));
        assertEquals(
                List.of(), linesWith("and GitLab takes", files(large(6L << 30)).dryRun(true)));
    }

    private static Asset large(long length) {
        return new Asset() {
            @Override
            public String path() {
                return "large.bin";
            }

            @Override
            public long length() {
                return length;
            }

            @Override
            public String sha256() {
                return DIGEST;
            }

            @Override
            public InputStream open() {
                throw new AssertionError("a dry run reads no large file twice");
            }
        };
    }

    @Test
    void namesAndPathsThatGitLabDoesNotTake() throws Exception {
        RequestBuilder odd = files(JAR, BytesAsset.of("my app.zip", "2"), BytesAsset.of("jq", "3"));
        assertEquals(
                List.of(
                        "my app.zip is stored as my.app.zip, because GitLab allows letters, digits and . _ - + in the"
                                + " names of package files",
                        "my app.zip gets the permanent path /my.app.zip, because GitLab allows letters, digits and _ - ."
                                + " / in it",
                        "jq gets the permanent path /file/jq, because GitLab takes none that is shorter than 4 characters"),
                linesWith("because GitLab", odd));
        assertEquals(List.of(), linesWith("because GitLab", odd), "said once");
    }

    @Test
    void aFileWithATitleIsCalledByItsName() throws Exception {
        List<Asset> files = AssetLabel.apply(
                List.of(new AssetLabel("**", "The package", null, "/deb")),
                List.of(BytesAsset.of("dist/my app.deb", "1")),
                "v1.0",
                false);
        assertEquals(
                List.of("my app.deb is stored as my.app.deb, because GitLab allows letters, digits and . _ - + in the"
                        + " names of package files"),
                linesWith("because GitLab", RequestBuilder.of("v1.0").assets(files)));
    }

    @Test
    void manyNamesAreCounted() throws Exception {
        Asset[] files = new Asset[25];
        for (int i = 0; i < files.length; i++) {
            files[i] = BytesAsset.of("file " + i, "x");
        }
        assertEquals(List.of("and 30 more such names and paths"), linesWith("more such", files(files)));
    }

    @Test
    void aPackageThatIsListedAsUsual() throws Exception {
        assertEquals(List.of(), linesWith("hidden", files(JAR).packageStatus(PackageStatus.DEFAULT)));
        Asset more = BytesAsset.of("more.jar", "2");
        assertEquals(List.of(), linesWith("hidden", files(JAR, more).packageStatus(PackageStatus.DEFAULT)));
        assertEquals(
                List.of("the package app v1.0 is hidden: GitLab's list of packages does not show it"),
                linesWith("is hidden", files(BytesAsset.of("app.jar", "other")).packageStatus(PackageStatus.HIDDEN)));
        assertTrue(fixture.log.stream().noneMatch(line -> line.contains("is sent again")), "it is another file");
        assertEquals(List.of(), linesWith("is hidden", files(BytesAsset.of("app.jar", "yet another"))));
    }
}
