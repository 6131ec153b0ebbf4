package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.assertFails;
import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What bad input gets: one line that says what to change, before anything is written. */
class PublishRefusalTest {

    private static final Asset JAR = BytesAsset.of("target/app.jar", "the jar");

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void refusesATagThatIsNotThere() {
        assertFails(
                "Release v9 was not published: the tag v9 does not exist in acme/app on " + fixture.gitlab.url()
                        + ". Push the tag first, or set ref to the commit or branch to create it from.",
                () -> fixture.publish(
                        RequestBuilder.of("v9").assets(List.of(JAR)).build()));
        assertFalse(fixture.project.tags().containsKey("v9"));
    }

    @Test
    void refusesARefThatIsNotThere() {
        String message = messageOf(() -> fixture.publish(
                RequestBuilder.of("v9").ref("nowhere").assets(List.of(JAR)).build()));
        assertTrue(message.contains("ref is \"nowhere\", which is not a commit, branch or tag in acme/app"), message);
        fixture.assertNothingLeft();
    }

    @Test
    void saysWhatABranchOfARemoteIsCalled() {
        fixture.project.branch("main");
        for (String ref : List.of("origin/main", "remotes/origin/main", "refs/remotes/origin/main")) {
            String message = messageOf(
                    () -> fixture.publish(RequestBuilder.of("v9").ref(ref).build()));
            assertTrue(message.endsWith("GitLab knows its branches without origin/: set ref to main."), message);
        }
    }

    /** A guest cannot even read the tag. */
    @Test
    void saysWhichRoleAGuestHasAndNeeds() {
        fixture.token(fixture.gitlab.token(Role.GUEST, "api"));
        String message = messageOf(() -> fixture.publish(request()));
        assertTrue(
                message.endsWith("The token has the role Guest in acme/app and publishing needs Developer. Raise its"
                        + " role, or use another."),
                message);
    }

    @Test
    void refusesAWrongToken() {
        fixture.token("glpat-wrong");
        String message = messageOf(() -> fixture.publish(request()));
        assertTrue(message.contains("401 Unauthorized"), message);
        assertFalse(message.contains("glpat"), message);
        fixture.assertNothingLeft();
    }

    @Test
    void refusesAHiddenProject() {
        String message = messageOf(() -> fixture.engine().publish(ProjectId.of("acme/secret"), request()));
        assertTrue(message.contains("404 Project Not Found"), message);
        assertTrue(message.contains("acme%2Fsecret"), message);
    }

    @Test
    void refusesATokenThatMayOnlyRead() {
        fixture.token(fixture.gitlab.token(Role.DEVELOPER, "read_api"));
        String message = messageOf(() -> fixture.publish(request()));
        assertTrue(
                message.endsWith(" The token has the scopes read_api and publishing needs api. Create a token with the"
                        + " scope api."),
                message);
        fixture.assertNothingLeft();
    }

    @Test
    void refusesARoleThatMayNotPublish() {
        fixture.token(fixture.gitlab.token(Role.REPORTER, "api"));
        String message = messageOf(() -> fixture.publish(request()));
        assertTrue(message.contains("403 Forbidden"), message);
        assertTrue(
                message.endsWith(
                        " The token has the role Reporter in acme/app and publishing needs Developer. Raise its"
                                + " role, or use another."),
                message);
        fixture.assertNothingLeft();
    }

    @Test
    void saysNothingOfATokenThatIsNotToBlame() {
        fixture.token(fixture.gitlab.token(Role.REPORTER, "read_api"));
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(400, "no"));
        String message =
                messageOf(() -> fixture.publish(RequestBuilder.of("v1.0").build()));
        assertTrue(message.contains(" 400 "), message);
        assertFalse(message.contains("The token has"), message);
    }

    @Test
    void refusesAProtectedTagBeforeAnythingIsSent() {
        fixture.project.protectTag("v*", Role.NONE);
        assertFails(
                "Release v1.0 was not published: The tag v1.0 is protected by the rule v* and the role Maintainer may"
                        + " not create it, which GitLab also asks for releases of it. Change the rule under Settings,"
                        + " Repository, Protected tags, or use a token with a higher role.",
                () -> fixture.publish(request()));
        assertEquals(0, fixture.requests("PUT"));
    }

    @Test
    void passesOnWhyAProtectedTagIsRefusedWhenItMayNotReadTheRules() {
        fixture.project.protectTag("v*", Role.MAINTAINER);
        fixture.token(fixture.gitlab.token(Role.DEVELOPER, "api"));
        String message = messageOf(() -> fixture.publish(request()));
        assertTrue(message.contains("You are not allowed to create this tag as it is protected."), message);
        assertEquals(Map.of(), fixture.project.releases());
    }

    @Test
    void writesNothingWhenTheRequestIsWrong() {
        assertFails(
                "Release v1.0 was not published: The URL of the link Docs is \"nowhere\"."
                        + " GitLab takes absolute http, https and ftp URLs, such as https://example.com/file.",
                () -> fixture.publish(RequestBuilder.of("v1.0")
                        .assets(List.of(JAR))
                        .links(List.of(new LinkRequest("Docs", "nowhere", LinkType.OTHER, null)))
                        .build()));
        fixture.assertNothingLeft();
        assertEquals(fixture.gitlab.requests().size(), fixture.requests("GET"));
    }

    private static ReleaseRequest request() {
        return RequestBuilder.of("v1.0").assets(List.of(JAR)).build();
    }
}
