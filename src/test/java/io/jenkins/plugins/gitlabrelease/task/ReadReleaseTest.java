package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseInfoStep;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadReleaseTest {

    private final SiblingFixture fixture = new SiblingFixture();
    private final GitLabReleaseInfoStep options = new GitLabReleaseInfoStep();

    @BeforeEach
    void publish() {
        options.setProject("acme/app");
        fixture.app.addRelease("v1.0", null, null, Instant.parse("2026-01-01T00:00:00Z"));
        fixture.app.addRelease("v0.9", null, null, Instant.parse("2025-01-01T00:00:00Z"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ReadRelease lookup() {
        return new ReadRelease(options, fixture.access(options));
    }

    @Test
    void byTag() throws Exception {
        options.setTag("v0.9");
        assertEquals("v0.9", lookup().get().tagName());
    }

    @Test
    void theLatest() throws Exception {
        options.setLatest(true);
        assertEquals("v1.0", lookup().get().tagName());
    }

    @Test
    void theLatestVersionIsNotTheNewest() throws Exception {
        fixture.app.addRelease("v2.0.0", null, null, Instant.parse("2026-02-01T00:00:00Z"));
        fixture.app.addRelease("v1.10.1", null, null, Instant.parse("2026-03-01T00:00:00Z"));
        fixture.app.addRelease("v1.9", null, null, Instant.parse("2026-03-02T00:00:00Z"));
        fixture.app.addRelease("v3.0.0-rc.1", null, null, Instant.parse("2026-03-03T00:00:00Z"));
        fixture.app.addRelease("nightly", null, null, Instant.parse("2026-03-04T00:00:00Z"));
        options.setLatest(true);
        assertEquals("nightly", lookup().get().tagName());
        options.setLatestBy("semver");
        assertEquals("v2.0.0", lookup().get().tagName());
        options.setTagPattern("v1.*");
        assertEquals("v1.10.1", lookup().get().tagName());
        options.setTagPattern(null);
        options.setIncludePrereleases(true);
        assertEquals("v3.0.0-rc.1", lookup().get().tagName());
        options.setLatest(false);
        assertEquals("v3.0.0-rc.1", lookup().get().tagName());
    }

    @Test
    void theLatestOfALineByDate() throws Exception {
        options.setLatest(true);
        options.setTagPattern("v0.*");
        assertEquals("v0.9", lookup().get().tagName());
        options.setTagPattern("v7.*");
        assertEquals(
                "acme/app on " + fixture.gitlab.url()
                        + " has no release with a tag like v7.*, or the token may not see it.",
                assertThrows(ReleaseException.class, () -> lookup().get()).getMessage());
    }

    @Test
    void anUpcomingReleaseIsTheLatestIfAskedFor() throws Exception {
        fixture.app.addRelease("v2.0", null, null, Instant.parse("2999-01-01T00:00:00Z"));
        options.setLatest(true);
        assertEquals("v1.0", lookup().get().tagName());
        options.setLatestBy("semver");
        assertEquals("v1.0", lookup().get().tagName());
        options.setIncludeUpcoming(true);
        assertEquals("v2.0", lookup().get().tagName());
        options.setLatestBy("date");
        assertEquals("v2.0", lookup().get().tagName());
    }

    @Test
    void aPatternIsForTheLatest() {
        options.setTag("v1.0");
        options.setTagPattern("v1.*");
        String message =
                assertThrows(ReleaseException.class, () -> lookup().find()).getMessage();
        assertTrue(message.startsWith("tagPattern is \"v1.*\" and narrows the search"), message);
    }

    @Test
    void theTagOfTheBuild() throws Exception {
        fixture.environment.put("TAG_NAME", "v0.9");
        assertEquals("v0.9", lookup().get().tagName());
    }

    @Test
    void noTagAtAll() {
        String message =
                assertThrows(ReleaseException.class, () -> lookup().find()).getMessage();
        assertTrue(message.startsWith("No tag to release was found: TAG_NAME is not set"), message);
    }

    @Test
    void none() throws Exception {
        options.setTag("v7");
        assertTrue(lookup().find().isEmpty());
        assertEquals(
                "acme/app on " + fixture.gitlab.url() + " has no release v7, or the token may not see it.",
                assertThrows(ReleaseException.class, () -> lookup().get()).getMessage());
    }

    @Test
    void noneYet() throws Exception {
        fixture.app.releases().clear();
        options.setLatest(true);
        assertTrue(lookup().find().isEmpty());
        assertEquals(
                "acme/app on " + fixture.gitlab.url() + " has no release yet, or the token may not see it.",
                assertThrows(ReleaseException.class, () -> lookup().get()).getMessage());
    }

    @Test
    void aTagAndTheLatest() {
        options.setTag("v1.0");
        options.setLatest(true);
        assertEquals(
                "Both the tag v1.0 and the latest release are set. Set tag, or set latest to true.",
                assertThrows(ReleaseException.class, () -> lookup().find()).getMessage());
    }

    @Test
    void theNotesInHtml() throws Exception {
        fixture.app.addRelease("v2.0", null, "<b>", Instant.parse("2026-02-01T00:00:00Z"));
        options.setTag("v2.0");
        assertEquals("<p dir=\"auto\">&lt;b&gt;</p>", lookup().info(true).getDescriptionHtml());
        assertNull(lookup().info(false).getDescriptionHtml());
        options.setTag(null);
        options.setLatest(true);
        assertEquals("<p dir=\"auto\">&lt;b&gt;</p>", lookup().info(true).getDescriptionHtml());
        options.setTag("v7");
        options.setLatest(false);
        assertNull(lookup().info(true));
    }

    @Test
    void gitLab13TellsTheHtmlUnasked() throws Exception {
        fixture.gitlab.settings().dialect(Dialect.V13);
        options.setTag("v1.0");
        assertNotNull(lookup().info(true).getDescriptionHtml());
        assertEquals(1, fixture.gitlab.requests().size());
        assertNull(lookup().info(false).getDescriptionHtml());
    }

    @Test
    void aHiddenProjectIsNoMissingRelease() {
        options.setProject("acme/hidden");
        options.setTag("v1.0");
        GitLabException refused = assertThrows(GitLabException.class, () -> lookup().find());
        assertEquals(ErrorKind.PROJECT_NOT_FOUND, refused.kind());
    }
}
