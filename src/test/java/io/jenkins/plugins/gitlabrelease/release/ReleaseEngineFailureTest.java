package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.ProjectId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What bad input and bad luck get: one line that says what to change, and no half release. */
class ReleaseEngineFailureTest {

    private static final Asset JAR = BytesAsset.of("target/app.jar", "the jar");
    private static final Asset ZIP = BytesAsset.of("target/app.zip", "the zip");

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
                        ReleaseRequest.of("v9").assets(List.of(JAR)).build()));
        assertFalse(fixture.project.tags().containsKey("v9"));
    }

    @Test
    void refusesARefThatIsNotThere() {
        String message = messageOf(() -> fixture.publish(
                ReleaseRequest.of("v9").ref("nowhere").assets(List.of(JAR)).build()));
        assertTrue(message.contains("Target nowhere is invalid"), message);
        assertNothingLeft();
    }

    @Test
    void refusesAWrongToken() {
        fixture.token("glpat-wrong");
        String message = messageOf(() -> fixture.publish(request()));
        assertTrue(message.contains("401 Unauthorized"), message);
        assertFalse(message.contains("glpat"), message);
        assertNothingLeft();
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
        assertTrue(message.contains("scope"), message);
        assertNothingLeft();
    }

    @Test
    void refusesARoleThatMayNotPublish() {
        fixture.token(fixture.gitlab.token(Role.REPORTER, "api"));
        String message = messageOf(() -> fixture.publish(request()));
        assertEquals(
                "Release v1.0 was not published: The token has the role Reporter in acme/app and publishing needs"
                        + " Developer. Raise its role, or use another.",
                message);
        assertNothingLeft();
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
    void saysThatNobodyAnswers() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String url = "http://127.0.0.1:" + port;
        String message = messageOf(
                () -> fixture.engine(fixture.client(url, GitLabEvents.NONE)).publish(EngineFixture.PROJECT, request()));
        assertTrue(message.contains(url), message);
    }

    @Test
    void takesBackWhatItSentWhenTheReleaseFails() {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(400, "no"));
        String message = messageOf(() -> fixture.publish(request()));
        assertTrue(message.startsWith("Release v1.0 was not published: "), message);
        assertNothingLeft();
        assertTrue(
                fixture.log.contains("removed app.jar from the package registry, because nothing was published"),
                fixture.log::toString);
    }

    @Test
    void refusesAFileThatWasChangedOnItsWay() {
        String answer = "{\"id\":1,\"package_id\":1,\"file_name\":\"app.jar\",\"size\":7,\"file_sha256\":\"00ff\"}";
        fixture.gitlab.faults().on("PUT", "/packages/generic", Fault.status(200, "application/json", answer));
        String message = messageOf(() ->
                fixture.publish(ReleaseRequest.of("v1.0").assets(List.of(JAR)).build()));
        assertTrue(
                message.startsWith(
                        "GitLab stored other bytes than were sent for target/app.jar: its SHA-256 is 00ff and"
                                + " should be "),
                message);
        assertEquals(Map.of(), fixture.project.releases());
    }

    @Test
    void givesUpOnAReleaseThatKeepsLosingItsLinks() {
        String answer = "{\"tag_name\":\"v1.0\",\"assets\":{\"links\":[]}}";
        fixture.gitlab.faults().on("POST", "/releases", Fault.status(201, "application/json", answer));
        assertFails(
                "Release v1.0 lacks the links app.jar, app.zip after 3 rounds: something else changes it at the same time."
                        + " Run this build again.",
                () -> fixture.publish(request()));
        assertNothingLeft();
    }

    @Test
    void namesAFileThatVanished() {
        Asset vanished = new Asset() {
            @Override
            public String path() {
                return "target/gone.bin";
            }

            @Override
            public long length() throws IOException {
                throw new IOException("no such file");
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("no such file");
            }
        };
        assertFails(
                "The file target/gone.bin could not be read: no such file",
                () -> fixture.publish(
                        ReleaseRequest.of("v1.0").assets(List.of(vanished)).build()));
        assertNothingLeft();
    }

    @Test
    void takesBackWhatItSentWhenAFileCannotBeRead() {
        Asset broken = new Asset() {
            @Override
            public String path() {
                return "target/broken.bin";
            }

            @Override
            public long length() {
                return 10;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("disk on fire");
            }
        };
        String message = messageOf(() -> fixture.publish(
                ReleaseRequest.of("v1.0").assets(List.of(JAR, ZIP, broken)).build()));
        assertTrue(message.contains("target/broken.bin"), message);
        assertTrue(message.contains("disk on fire"), message);
        assertNothingLeft();
    }

    @Test
    void leavesTheFilesOfAnEarlierReleaseAlone() throws Exception {
        fixture.publish(request());
        fixture.gitlab.faults().on("POST", "/assets/links", Fault.message(400, "no"));

        messageOf(() -> fixture.publish(ReleaseRequest.of("v1.0")
                .assets(List.of(JAR, ZIP, BytesAsset.of("new.txt", "n")))
                .build()));

        assertEquals(
                List.of("app.jar", "app.zip"),
                fixture.storedFiles().stream().sorted().toList());
        assertEquals(2, fixture.project.release("v1.0").links().size());
    }

    @Test
    void survivesAPassingFault() throws Exception {
        fixture.gitlab
                .faults()
                .on("PUT", "/packages/generic", Fault.status(502))
                .times(1);
        fixture.gitlab.faults().on("POST", "/releases", Fault.commitThenClose()).times(1);
        ReleaseResult result = fixture.publish(request());
        assertEquals(2, result.assets().size());
        assertEquals(2, fixture.project.release("v1.0").links().size());
    }

    @Test
    void buildsUponAReleaseThatAppearsMeanwhile() throws Exception {
        Asset slow = new Asset() {
            @Override
            public String path() {
                return "app.jar";
            }

            @Override
            public long length() {
                return 1;
            }

            @Override
            public InputStream open() {
                fixture.project.addRelease("v1.0", "The rival's", "notes");
                return new ByteArrayInputStream(new byte[1]);
            }
        };
        ReleaseResult result =
                fixture.publish(ReleaseRequest.of("v1.0").assets(List.of(slow)).build());
        assertEquals("The rival's", result.name());
        assertEquals(ReleaseAction.UPDATED, result.action());
        assertEquals(AssetAction.UPLOADED, result.assets().get(0).action());
        assertEquals(1, fixture.project.packageFiles().size());
    }

    @Test
    void writesNothingWhenTheRequestIsWrong() {
        assertFails(
                "Release v1.0 was not published: The URL of the link Docs is \"nowhere\"."
                        + " GitLab takes absolute http, https and ftp URLs, such as https://example.com/file.",
                () -> fixture.publish(ReleaseRequest.of("v1.0")
                        .assets(List.of(JAR))
                        .links(List.of(new LinkRequest("Docs", "nowhere", LinkType.OTHER, null)))
                        .build()));
        assertNothingLeft();
        assertEquals(fixture.gitlab.requests().size(), fixture.requests("GET"));
    }

    @Test
    void stopsWhenTheBuildIsAborted() throws Exception {
        Thread publisher = Thread.currentThread();
        Asset aborting = new Asset() {
            @Override
            public String path() {
                return "late.bin";
            }

            @Override
            public long length() {
                return 1;
            }

            @Override
            public InputStream open() {
                publisher.interrupt();
                return new ByteArrayInputStream(new byte[1]);
            }
        };
        ReleaseRequest request =
                ReleaseRequest.of("v1.0").assets(List.of(JAR, aborting)).build();
        assertThrows(InterruptedException.class, () -> fixture.publish(request));
        assertEquals(Map.of(), fixture.project.releases());
        assertFalse(fixture.storedFiles().contains("app.jar"), "what had arrived is removed");
    }

    private static ReleaseRequest request() {
        return ReleaseRequest.of("v1.0").assets(List.of(JAR, ZIP)).build();
    }

    private void assertNothingLeft() {
        assertEquals(List.of(), fixture.storedFiles());
        assertEquals(List.of(), fixture.project.packages());
        assertEquals(Map.of(), fixture.project.releases());
    }

    private static void assertFails(String message, Executable publishing) {
        assertEquals(message, messageOf(publishing));
    }

    private static String messageOf(Executable publishing) {
        String message = assertThrows(ReleaseException.class, publishing).getMessage();
        assertFalse(message.contains("\n"), message);
        return message;
    }
}
