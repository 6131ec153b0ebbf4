package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.assertFails;
import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What bad luck gets: one line that says what to change, and no half release. */
class PublishFailureTest {

    private static final Asset JAR = BytesAsset.of("target/app.jar", "the jar");
    private static final Asset ZIP = BytesAsset.of("target/app.zip", "the zip");

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
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
        fixture.assertNothingLeft();
        assertTrue(
                fixture.log.contains("removed app.jar from the package registry, because nothing was published"),
                fixture.log::toString);
    }

    @Test
    void refusesAFileThatWasChangedOnItsWay() {
        String answer = "{\"id\":1,\"package_id\":1,\"file_name\":\"app.jar\",\"size\":7,\"file_sha256\":\"00ff\"}";
        fixture.gitlab.faults().on("PUT", "/packages/generic", Fault.status(200, "application/json", answer));
        String message = messageOf(() ->
                fixture.publish(RequestBuilder.of("v1.0").assets(List.of(JAR)).build()));
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
        fixture.assertNothingLeft();
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
                        RequestBuilder.of("v1.0").assets(List.of(vanished)).build()));
        fixture.assertNothingLeft();
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
                RequestBuilder.of("v1.0").assets(List.of(JAR, ZIP, broken)).build()));
        assertTrue(message.contains("target/broken.bin"), message);
        assertTrue(message.contains("disk on fire"), message);
        fixture.assertNothingLeft();
    }

    @Test
    void keepsTheAnswerOfGitLabAsTheCause() {
        fixture.gitlab.faults().on("POST", "/releases", Fault.message(400, "no"));
        ReleaseException refused = assertThrows(ReleaseException.class, () -> fixture.publish(request()));
        GitLabException answer = assertInstanceOf(GitLabException.class, refused.getCause());
        assertEquals(400, answer.status());
        fixture.gitlab.faults().clear();
        String wrong = "{\"id\":1,\"package_id\":1,\"file_name\":\"app.jar\",\"size\":7,\"file_sha256\":\"00ff\"}";
        fixture.gitlab.faults().on("PUT", "/packages/generic", Fault.status(200, "application/json", wrong));
        ReleaseException changed = assertThrows(ReleaseException.class, () -> fixture.publish(request()));
        assertNull(changed.getCause());
    }

    @Test
    void takesBackWhatItSentWhenAFileMakesAMistake() {
        Asset broken = new Asset() {
            @Override
            public String path() {
                return "target/broken.bin";
            }

            @Override
            public long length() {
                return 1000;
            }

            @Override
            public InputStream open() {
                throw new IllegalStateException("a mistake");
            }
        };
        Exception failure = assertThrows(
                Exception.class,
                () -> fixture.publish(
                        RequestBuilder.of("v1.0").assets(List.of(JAR, broken)).build()));
        assertTrue((failure + " " + failure.getCause()).contains("a mistake"), failure::toString);
        fixture.assertNothingLeft();
    }

    @Test
    void leavesTheFilesOfAnEarlierReleaseAlone() throws Exception {
        fixture.publish(request());
        fixture.gitlab.faults().on("POST", "/assets/links", Fault.message(400, "no"));

        messageOf(() -> fixture.publish(RequestBuilder.of("v1.0")
                .assets(List.of(JAR, ZIP, BytesAsset.of("new.txt", "n")))
                .build()));

        assertEquals(
                List.of("app.jar", "app.zip"),
                fixture.storedFiles().stream().sorted().toList());
        assertEquals(2, fixture.project.release("v1.0").links().size());
    }

    @Test
    void aNameThatWasNotPublishedIsFreeForAnotherFile() throws Exception {
        fixture.gitlab
                .faults()
                .on("POST", "/releases", Fault.message(400, "no"))
                .times(1);
        messageOf(() -> fixture.publish(file("linux/app")));
        fixture.publish(file("win/app"));
        assertEquals(Map.of("app", "of win/app"), fixture.downloads());
        fixture.publish(file("linux/app"));
        assertEquals(Map.of("app", "of win/app", "linux/app", "of linux/app"), fixture.downloads());
    }

    private static ReleaseRequest file(String path) {
        return RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of(path, "of " + path)))
                .build();
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
        Asset slow = BytesAsset.of("app.jar", "x")
                .whenOpened(() -> fixture.project.addRelease("v1.0", "The rival's", "notes"));
        ReleaseResult result =
                fixture.publish(RequestBuilder.of("v1.0").assets(List.of(slow)).build());
        assertEquals("The rival's", result.name());
        assertEquals(ReleaseAction.UPDATED, result.action());
        assertEquals(AssetAction.UPLOADED, result.assets().get(0).action());
        assertEquals(1, fixture.project.packageFiles().size());
    }

    @Test
    void stopsWhenTheBuildIsAborted() throws Exception {
        Thread publisher = Thread.currentThread();
        Asset aborting = BytesAsset.of("late.bin", "x").whenOpened(publisher::interrupt);
        ReleaseRequest request =
                RequestBuilder.of("v1.0").assets(List.of(JAR, aborting)).build();
        assertThrows(InterruptedException.class, () -> fixture.publish(request));
        assertEquals(Map.of(), fixture.project.releases());
        assertFalse(fixture.storedFiles().contains("app.jar"), "what had arrived is removed");
    }

    private static ReleaseRequest request() {
        return RequestBuilder.of("v1.0").assets(List.of(JAR, ZIP)).build();
    }
}
