package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.IfExists;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is found before the first write, and the words it is told in. */
class PreparationTest {

    private static final String FAILED = "Release v1.0 was not published: ";

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        long writes = fixture.gitlab.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .count();
        fixture.close();
        assertEquals(0, writes, "something was written");
    }

    @Test
    void namesMilestonesThatDoNotExist() {
        assertEquals(
                FAILED + "There is no milestone \"1.0\" in acme/app or the groups above it."
                        + " Create it in GitLab, or correct the title.",
                messageOf(RequestBuilder.of("v1.0").milestones(List.of("1.0"))));
    }

    @Test
    void namesAnArchivedProject() {
        fixture.project.switches().archived(true);
        assertEquals(
                FAILED + "The project acme/app is archived, so nothing in it can be changed."
                        + " Unarchive it in GitLab first.",
                messageOf(RequestBuilder.of("v1.0")));
    }

    @Test
    void namesAPackageRegistryThatIsOff() {
        fixture.project.switches().packages(false);
        assertEquals(
                FAILED + "The package registry of acme/app is off, so files have no place."
                        + " Switch it on in the project's settings, or publish links only.",
                messageOf(RequestBuilder.of("v1.0").assets(List.of(BytesAsset.of("app.jar", "1")))));
    }

    @Test
    void namesAReleaseThatMustNotExist() {
        fixture.project.addRelease("v1.0", "One", "");
        assertEquals(
                FAILED + "the release exists in acme/app on " + fixture.gitlab.url()
                        + " and ifExists is fail. Delete it, use another tag, or set ifExists to update or skip.",
                messageOf(RequestBuilder.of("v1.0").ifExists(IfExists.FAIL)));
    }

    @Test
    void namesALinkThatClashesWithTwoOthers() {
        fixture.project.addRelease("v1.0", "One", "");
        fixture.project.addLink("v1.0", "Manual", "https://example.com/1", null);
        fixture.project.addLink("v1.0", "Other", "https://example.com/2", null);
        LinkRequest link = new LinkRequest("Manual", "https://example.com/2", LinkType.OTHER, null);
        assertEquals(
                FAILED
                        + "The link Manual shall lead to https://example.com/2, but the release already has that URL"
                        + " under the name Other. Remove that link in GitLab, or use its name.",
                messageOf(RequestBuilder.of("v1.0").links(List.of(link))));
    }

    @Test
    void namesATagWithoutAVersionForAChangelog() {
        fixture.project.tag("stable");
        assertEquals(
                "Release stable was not published: GitLab's changelog needs a version, and the tag stable does not end"
                        + " in one like 1.2.3. Use another tag, or another changelog.",
                messageOf(RequestBuilder.of("stable").gitlabChangelog(true)));
    }

    @Test
    void tellsAllOfItAtOnce() {
        fixture.token(fixture.gitlab.token(Role.REPORTER, "read_api"));
        LinkRequest link = new LinkRequest("Manual", "nowhere", LinkType.OTHER, null);
        String message = messageOf(RequestBuilder.of("v9").links(List.of(link)));
        assertTrue(message.startsWith("Release v9 was not published, for 2 reasons: (1) The URL of the link"), message);
        assertTrue(message.contains("(2) the tag v9 does not exist"), message);
    }

    @Test
    void tellsWhatIsWrongWithTheRequestAlsoWhenGitLabRefuses() {
        fixture.token("unknown");
        LinkRequest link = new LinkRequest("Manual", "nowhere", LinkType.OTHER, null);
        String message = messageOf(RequestBuilder.of("v1.0").links(List.of(link)));
        assertTrue(message.startsWith("Release v1.0 was not published, for 2 reasons: (1) The URL"), message);
        assertTrue(message.contains("401 Unauthorized"), message);
    }

    private String messageOf(RequestBuilder request) {
        String message = assertThrows(ReleaseException.class, () -> fixture.publish(request.build()))
                .getMessage();
        assertEquals(-1, message.indexOf('\n'), message);
        return message;
    }
}
