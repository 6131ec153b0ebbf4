package io.jenkins.plugins.gitlabrelease.release.existing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines of a download of many assets. */
class DownloadLogTest {

    private final EngineFixture fixture = new EngineFixture();
    private final GitLabClient client = fixture.client(fixture.gitlab.url(), GitLabEvents.NONE);

    @AfterEach
    void close() {
        fixture.close();
    }

    private void download(String patterns) throws Exception {
        new AssetDownload(client, fixture.log::add, EngineFixture.TRANSFERS)
                .run(
                        EngineFixture.PROJECT,
                        client.releases(EngineFixture.PROJECT).get("v1.0"),
                        new AssetSelection(patterns, false, true),
                        new MemoryDestination());
    }

    @Test
    void ofManyLinksThatAreLeftOutTwentyAreNamed() throws Exception {
        fixture.project.addRelease("v1.0", null, null);
        for (int i = 0; i < 25; i++) {
            fixture.project.addLink("v1.0", "other" + i, "https://example.com/" + i, null);
        }
        download("**");
        assertEquals(
                20,
                fixture.log.stream()
                        .filter(line -> line.startsWith("left out other"))
                        .count());
        assertTrue(fixture.log.contains("and 5 more left out"), fixture.log::toString);
    }

    @Test
    void ofManyFilesEachTenthIsSaid() throws Exception {
        fixture.project.addRelease("v1.0", null, null);
        for (int i = 0; i < 30; i++) {
            fixture.project.addPackageFile("app", "v1.0", i + ".txt", "x".getBytes(UTF_8));
            fixture.project.addLink("v1.0", i + ".txt", Fixture.packageUrl(client, "app", "v1.0", i + ".txt"), null);
        }
        download("*.txt");
        assertEquals(10, fixture.log.size(), fixture.log::toString);
        assertTrue(fixture.log.contains("downloaded 30 of 30 files, 30 B"), fixture.log::toString);
    }
}
