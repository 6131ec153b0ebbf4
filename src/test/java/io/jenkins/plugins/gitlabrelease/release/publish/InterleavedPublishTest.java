package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static io.jenkins.plugins.gitlabrelease.release.publish.Moment.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.LateCommit;
import io.jenkins.plugins.gitlabrelease.gitlab.ReleaseLinksApi;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseResult;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another build acts at one chosen moment of a build: whoever reports success has published what people download. */
@Timeout(60)
class InterleavedPublishTest {

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anotherBuildsFileThatVanishesAfterPlanningIsSentAgain() throws Exception {
        Thread first = new Thread(() -> assertThrows(
                InterruptedException.class,
                () -> fixture.publish(assets(BytesAsset.of("common.zip", "common"), stalled("slow.zip")))));
        first.start();
        awaitStored("common.zip");

        ReleaseResult second = fixture.publish(assets(BytesAsset.of("common.zip", "common"), during("other.zip", () -> {
            first.interrupt();
            join(first);
        })));

        assertEquals(ReleaseAction.CREATED, second.action());
        assertEquals(Map.of("common.zip", "common", "other.zip", "other.zip"), fixture.downloads());
    }

    @Test
    void anotherBuildsFileThatIsWithdrawnAfterPlanningIsSentAgain() throws Exception {
        Asset[] unreadable = {null};
        Runnable second = () -> publish(assets(BytesAsset.of("common.zip", "common"), during("other.zip", () -> {
            String message =
                    messageOf(() -> fixture.publish(assets(BytesAsset.of("common.zip", "common"), unreadable[0])));
            assertTrue(message.contains("agent gone"), message);
        })));
        unreadable[0] = unreadable("slow.zip");
        fixture.project.addPackageFile("app", "v1.0", "common.zip", "common".getBytes());
        second.run();
        assertEquals(Map.of("common.zip", "common", "other.zip", "other.zip"), fixture.downloads());
    }

    @Test
    void aReplacementThatIsTakenBackWhileItsFormerFileIsDeletedIsSentAgain() throws Exception {
        fixture.publish(assets(BytesAsset.of("app.zip", "1")));
        fixture.gitlab
                .faults()
                .on("PUT", "/releases/v1.0", Fault.message(400, "Validation failed: no"))
                .times(1);
        ReleaseRequest refused = RequestBuilder.of("v1.0")
                .name("Two")
                .assets(List.of(BytesAsset.of("app.zip", "2")))
                .build();
        CountDownLatch firstRefused = new CountDownLatch(1);
        CountDownLatch secondReadLinks = new CountDownLatch(1);
        CountDownLatch firstEnded = new CountDownLatch(1);
        Thread first = new Thread(() -> {
            messageOf(() -> fixture.publishing(refused, after("PUT", "/releases/v1.0", () -> {
                firstRefused.countDown();
                await(secondReadLinks);
            })));
            firstEnded.countDown();
        });
        first.start();
        firstRefused.await();
        fixture.publishing(assets(BytesAsset.of("app.zip", "2")), after("GET", "/releases", () -> {
            secondReadLinks.countDown();
            await(firstEnded);
        }));
        assertEquals(Map.of("app.zip", "2"), fixture.downloads());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatIsPrunedBeforeItIsLinkedIsSentAgain(boolean released) throws Exception {
        if (released) {
            fixture.publish(assets(BytesAsset.of("base.zip", "base")));
        }
        fixture.publish(assets(
                BytesAsset.of("x.zip", "x"),
                during(
                        "y.zip",
                        () -> publish(RequestBuilder.of("v1.0")
                                .prune(true)
                                .assets(List.of(BytesAsset.of("b.zip", "b")))
                                .build()))));
        assertEquals(Map.of("x.zip", "x", "y.zip", "y.zip", "b.zip", "b"), fixture.downloads());
    }

    @Test
    void aLateUploadOfAnotherBuildIsReplaced() throws Exception {
        fixture.publish(assets(BytesAsset.of("app.zip", "1")));
        LateCommit late = LateCommit.onDemand();
        fixture.gitlab
                .faults()
                .on("PUT", "/packages/generic/", Fault.closeThenCommit(late))
                .times(5);
        messageOf(() -> fixture.publish(assets(BytesAsset.of("app.zip", "late"))));
        fixture.publishing(assets(BytesAsset.of("app.zip", "3")), after("PUT", "app.zip", late::commitNow));
        assertEquals(Map.of("app.zip", "3"), fixture.downloads());
        assertEquals(1, fixture.storedFiles().size(), fixture.log::toString);
    }

    /** GitLab before 14 says no digests. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileWithoutADigestIsCheckedByItsSize(boolean same) throws Exception {
        String files = "[{\"id\":9,\"package_id\":8,\"file_name\":\"app.zip\",\"size\":" + (same ? 4 : 5) + "}]";
        fixture.gitlab.faults().on("GET", "/package_files", Fault.status(200, "application/json", files));
        ReleaseRequest request = assets(BytesAsset.of("app.zip", "mine"));
        if (same) {
            fixture.publish(request);
        } else {
            String message = messageOf(() -> fixture.publish(request));
            assertTrue(message.startsWith("Release v1.0 serves other files than this build's for app.zip"), message);
        }
    }

    @Test
    void aLinkThatSomebodyRemovesDuringAReplacementIsMadeAgain() throws Exception {
        fixture.publish(assets(BytesAsset.of("app.zip", "1")));
        long id = fixture.project.release("v1.0").link("app.zip").id();
        fixture.publishing(
                assets(BytesAsset.of("app.zip", "2")),
                after("PUT", "app.zip", () -> change(links -> links.delete("v1.0", id))));
        assertEquals(Map.of("app.zip", "2"), fixture.downloads(), fixture.log::toString);
    }

    @Test
    void aLinkThatSomebodyLeadsElsewhereDuringAReplacementIsCorrected() throws Exception {
        fixture.publish(assets(BytesAsset.of("app.zip", "1")));
        long id = fixture.project.release("v1.0").link("app.zip").id();
        NewLink elsewhere = new NewLink("app.zip", "https://example.com/", LinkType.PACKAGE, "/app.zip");
        fixture.publishing(
                assets(BytesAsset.of("app.zip", "2")),
                after("PUT", "app.zip", () -> change(links -> links.update("v1.0", id, elsewhere))));
        assertEquals(Map.of("app.zip", "2"), fixture.downloads(), fixture.log::toString);
        assertTrue(
                fixture.log.contains("release v1.0 lacks the links app.zip; reading it again"), fixture.log::toString);
    }

    @FunctionalInterface
    private interface Change {
        void of(ReleaseLinksApi links) throws IOException, InterruptedException;
    }

    private void change(Change somebodys) {
        try {
            somebodys.of(fixture.client(fixture.gitlab.url(), GitLabEvents.NONE).releaseLinks(EngineFixture.PROJECT));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileThatKeepsBeingReplacedIsNoSuccess() throws Exception {
        GitLabEvents rival = new GitLabEvents() {
            private int count;

            @Override
            public synchronized void request(String method, String path, int status) {
                if (method.equals("PUT") && path.endsWith("app.zip")) {
                    fixture.project.addPackageFile("app", "v1.0", "app.zip", ("rival " + count++).getBytes());
                }
            }
        };
        EngineFixture.assertFails(
                "Release v1.0 serves other files than this build's for app.zip after 3 rounds: something else changes it"
                        + " at the same time. Run this build again.",
                () -> fixture.publishing(assets(BytesAsset.of("app.zip", "mine")), rival));
        assertEquals(Map.of("app.zip", "rival 2"), fixture.downloads());
    }

    @Test
    void theSecondRoundWithdrawsWhatTheFirstSent() throws Exception {
        fixture.project.addRelease("v1.0", "v1.0", "");
        fixture.gitlab
                .faults()
                .on("POST", "/assets/links", Fault.message(400, "Url has already been taken"))
                .times(1);
        fixture.gitlab.faults().on("POST", "/assets/links", Fault.message(400, "no"));
        messageOf(() -> fixture.publish(assets(BytesAsset.of("app.zip", "1"))));
        assertEquals(List.of(), fixture.storedFiles());
    }

    private static ReleaseRequest assets(Asset... assets) {
        return RequestBuilder.of("v1.0").assets(List.of(assets)).build();
    }

    private void publish(ReleaseRequest request) {
        try {
            fixture.publish(request);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitStored(String name) throws InterruptedException {
        while (!fixture.storedFiles().contains(name)) {
            Thread.sleep(1);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A file whose content is its name; something happens the first time that it is read. */
    private static Asset during(String name, Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        return BytesAsset.of(name, name).whenOpened(() -> {
            if (!done.getAndSet(true)) {
                work.run();
            }
        });
    }

    private static Asset stalled(String name) {
        return during(name, () -> {
            try {
                Thread.sleep(30_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Asset unreadable(String name) {
        return new Asset() {
            @Override
            public String path() {
                return name;
            }

            @Override
            public long length() {
                return 1000;
            }

            @Override
            public InputStream open() throws IOException {
                throw new IOException("agent gone");
            }
        };
    }
}
