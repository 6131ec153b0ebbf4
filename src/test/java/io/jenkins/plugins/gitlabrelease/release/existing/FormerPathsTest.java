package io.jenkins.plugins.gitlabrelease.release.existing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links that name the project by a path that it had before, or another project. */
class FormerPathsTest {

    private static final String PROJECT = "/api/v4/projects/acme%2Fapp";

    private final EngineFixture fixture = new EngineFixture();
    private final GitLabClient client = fixture.client(fixture.gitlab.url(), GitLabEvents.NONE);
    private final MemoryDestination destination = new MemoryDestination();

    @BeforeEach
    void publish() {
        fixture.project.addRelease("v1.0", null, null);
        fixture.project.addPackageFile("app", "v1.0", "app.zip", "abc".getBytes(UTF_8));
        fixture.project.formerPath("acme/old");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void link(String title, String project) {
        String url = fixture.gitlab.url() + "/api/v4/projects/" + project + "/packages/generic/app/v1.0/app.zip";
        fixture.project.addLink("v1.0", title, url, null);
    }

    private List<AssetDownload.Downloaded> download(String pattern) throws Exception {
        return new AssetDownload(client, fixture.log::add, EngineFixture.TRANSFERS)
                .run(
                        EngineFixture.PROJECT,
                        client.releases(EngineFixture.PROJECT).get("v1.0"),
                        new AssetSelection(pattern, false, true),
                        destination);
    }

    /** How often other projects than the release's own were looked up. */
    private long lookups() {
        return fixture.gitlab.requests().stream()
                .filter(request -> request.rawPath().matches("/api/v4/projects/[^/]+"))
                .filter(request -> !request.rawPath().equals(PROJECT))
                .count();
    }

    @Test
    void aFormerPathIsTheProjects() throws Exception {
        String api = fixture.gitlab.url() + "/api/v4/projects/";
        fixture.project.addLink(
                "v1.0", "app.zip", api + fixture.project.id() + "/packages/generic/app/v1.0/app.zip", "/app");
        fixture.project.addLink("v1.0", "old.zip", api + "acme%2Fold/releases/v1.0/downloads/app", null);
        download("old.zip");
        assertEquals(Map.of("old.zip", "abc"), destination.files);
        assertEquals(2, lookups(), "the former path and the number that it leads to");
    }

    @Test
    void anotherProjectIsNot() throws Exception {
        fixture.gitlab.project("acme/two").addPackageFile("app", "v1.0", "app.zip", "secret".getBytes(UTF_8));
        link("two.zip", "acme%2Ftwo");
        link("three.zip", "acme%2Fthree");
        assertEquals(List.of(), download("**"));
        assertEquals(2, lookups());
    }

    @Test
    void eachNameIsLookedUpOnceAndFiveAtMost() throws Exception {
        for (int i = 0; i < 9; i++) {
            link("a" + i, "acme%2Fother" + i / 3);
        }
        assertEquals(List.of(), download("**"));
        assertEquals(3, lookups());
        for (int i = 0; i < 9; i++) {
            link("b" + i, "acme%2Fanother" + i);
        }
        fixture.gitlab.clearRequests();
        assertEquals(List.of(), download("**"));
        assertEquals(5, lookups());
    }

    @Test
    void onlyWhatIsChosenCounts() throws Exception {
        link("old.zip", "acme%2Fold");
        link("mine.zip", "acme%2Fapp");
        download("mine.zip");
        assertEquals(0, lookups());
        link("older.zip", "acme%2Fold");
        assertEquals(List.of(), download("none.zip"));
        assertEquals(0, lookups());
    }

    /** A token may read releases and packages, and not the project. */
    @Test
    void aProjectThatCannotBeReadIsKnownByTheNameItWasGiven() throws Exception {
        link("mine.zip", "acme%2Fapp");
        link("old.zip", "acme%2Fold");
        for (int status : new int[] {400, 403, 499}) {
            fixture.gitlab.clearRequests();
            destination.files.clear();
            fixture.gitlab.faults().onAddress("GET", PROJECT, Fault.status(status));
            assertFalse(download("**").get(0).verified());
            assertEquals(Map.of("mine.zip", "abc"), destination.files);
            assertEquals(0, lookups());
            fixture.gitlab.faults().clear();
        }
    }

    @Test
    void aFailureOfGitLabIsOne() {
        link("mine.zip", "acme%2Fapp");
        fixture.gitlab.faults().onAddress("GET", PROJECT, Fault.status(500));
        assertThrows(GitLabException.class, () -> download("**"));
        fixture.gitlab.faults().clear();
        fixture.gitlab.faults().onAddress("GET", PROJECT, Fault.status(399));
        assertThrows(GitLabException.class, () -> download("**"));
    }
}
