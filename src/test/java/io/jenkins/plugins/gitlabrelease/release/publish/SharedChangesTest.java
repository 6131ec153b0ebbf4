package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A build fails in the middle of changes that another build of the same tag has found, or has made its own. */
class SharedChangesTest {

    private static final String REFUSED = "https://example.com/refused";

    private final EngineFixture fixture = new EngineFixture();

    @BeforeEach
    void publish() throws Exception {
        fixture.publish(links());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ReleaseRequest links(String... urls) {
        return RequestBuilder.of("v1.0")
                .links(Arrays.stream(urls)
                        .map(url -> new LinkRequest(
                                url.substring("https://example.com/".length()), url, LinkType.OTHER, null))
                        .toList())
                .build();
    }

    private Set<String> published() {
        return fixture.project.releases().get("v1.0").links().stream()
                .map(EmulatedLink::name)
                .collect(Collectors.toSet());
    }

    /** Publishes a link, then one that GitLab refuses; in between another build does something. */
    private void failAfter(Runnable other) {
        fixture.gitlab.faults().clear();
        GitLabEvents events = new GitLabEvents() {
            private int links;

            @Override
            public void request(String method, String path, int status) {
                if (method.equals("POST") && path.endsWith("/assets/links") && links++ == 0) {
                    other.run();
                    fixture.gitlab.faults().on("POST", "/assets/links", Fault.message(400, "no"));
                }
            }
        };
        messageOf(() -> oneByOne(events).publish(EngineFixture.PROJECT, links("https://example.com/a", REFUSED)));
    }

    private ReleaseAction publishing(ReleaseRequest request) {
        try {
            return fixture.publish(request).action();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void goesBackIfNobodyElseWasThere() {
        failAfter(() -> {});
        assertEquals(Set.of(), published());
    }

    @Test
    void staysIfAnotherBuildFoundItAndHadNothingToDo() {
        failAfter(() -> assertEquals(ReleaseAction.UNCHANGED, publishing(links("https://example.com/a"))));
        assertEquals(Set.of("a"), published());
        assertTrue(
                fixture.log.contains("changes of the release stay, because another build has built on them"),
                fixture.log::toString);
    }

    @Test
    void staysIfAnotherBuildAddedToIt() {
        failAfter(() -> publishing(RequestBuilder.of("v1.0")
                .links(List.of(
                        new LinkRequest("a", "https://example.com/a", LinkType.OTHER, null),
                        new LinkRequest("b", "https://example.com/b", LinkType.OTHER, null)))
                .assets(List.of(BytesAsset.of("app.zip", "app")))
                .build()));
        assertEquals(Set.of("a", "b", "app.zip"), published());
    }

    @Test
    void goesBackIfTheOtherBuildOnlyLooked() {
        failAfter(() -> publishing(RequestBuilder.of("v1.0").dryRun(true).build()));
        assertEquals(Set.of(), published());
    }

    @Test
    void staysIfTheOtherBuildCameAfterAThirdOneHadEnded() {
        failAfter(() -> {
            publishing(links());
            publishing(links("https://example.com/a"));
        });
        assertEquals(Set.of("a"), published());
    }

    @Test
    void goesBackIfTheOtherBuildHadReadBefore() {
        GitLabEvents events = Moment.after("GET", "/releases/v1.0", () -> {
            publishing(links());
            publishing(RequestBuilder.of("v1.0").description("Notes").build());
            fixture.gitlab
                    .faults()
                    .on("POST", "/assets/links", Fault.message(400, "no"))
                    .after(1);
        });
        messageOf(() -> oneByOne(events).publish(EngineFixture.PROJECT, links("https://example.com/a", REFUSED)));
        assertEquals(Set.of(), published());
    }

    /** GitLab takes no file of the build any more, so that it could not put back what it takes back. */
    @Test
    void aReplacementThatAnotherBuildReliesOnStays() throws Exception {
        fixture.publish(files("1"));
        GitLabEvents events = new GitLabEvents() {
            private boolean sent;
            private boolean done;

            @Override
            public void request(String method, String path, int status) {
                if (!sent && method.equals("PUT")) {
                    sent = true;
                    fixture.gitlab.faults().on("PUT", "/packages/generic/", Fault.message(403, "no"));
                } else if (sent && !done && method.equals("GET") && path.endsWith("/package_files")) {
                    done = true;
                    publishing(RequestBuilder.of("v1.0")
                            .assets(List.of(BytesAsset.of("a.zip", "a 2")))
                            .build());
                }
            }
        };
        messageOf(() -> oneByOne(events).publish(EngineFixture.PROJECT, files("2")));
        assertEquals("a 2", fixture.downloads().get("a.zip"));
        assertEquals("b, which is longer 1", fixture.downloads().get("b.zip"));
    }

    @Test
    void aReplacementThatNobodyElseNeedsGoesBack() throws Exception {
        fixture.publish(files("1"));
        GitLabEvents events = new GitLabEvents() {
            private boolean done;

            @Override
            public void request(String method, String path, int status) {
                if (!done && method.equals("PUT") && path.endsWith("/a.zip")) {
                    done = true;
                    publishing(links("https://example.com/x"));
                    fixture.gitlab.faults().on("PUT", "/packages/generic/", Fault.message(403, "no"));
                }
            }
        };
        messageOf(() -> oneByOne(events).publish(EngineFixture.PROJECT, files("2")));
        assertEquals("a 1", fixture.downloads().get("a.zip"));
    }

    /** Else the release would serve it, once the other build is refused as well. */
    @Test
    void aReplacementThatAnotherBuildReplacesInTurnGoesBack() throws Exception {
        fixture.publish(files("1"));
        CountDownLatch otherHasSent = new CountDownLatch(1);
        CountDownLatch thisHasEnded = new CountDownLatch(1);
        Thread other = new Thread(() -> messageOf(() -> oneByOne(Moment.after("PUT", "/a.zip", () -> {
                    otherHasSent.countDown();
                    await(thisHasEnded);
                }))
                .publish(EngineFixture.PROJECT, files("3"))));
        messageOf(() -> oneByOne(Moment.after("PUT", "/a.zip", () -> {
                    other.start();
                    await(otherHasSent);
                    fixture.gitlab.faults().on("PUT", "/packages/generic/", Fault.message(403, "no"));
                }))
                .publish(EngineFixture.PROJECT, files("2")));
        thisHasEnded.countDown();
        other.join();
        assertEquals("a 1", fixture.downloads().get("a.zip"));
    }

    /** What the other build needs is open again, whatever it needed in its first round. */
    @Test
    void aFileStaysWhileAnotherBuildReadsOnceMore() throws Exception {
        fixture.gitlab
                .faults()
                .on("POST", "/assets/links", Fault.message(400, "Url has already been taken"))
                .times(1);
        fixture.gitlab
                .faults()
                .on("POST", "/assets/links", Fault.message(400, "no"))
                .after(1)
                .times(1);
        GitLabEvents events =
                Moment.afterRefusal("GET", "/releases/v1.0", () -> messageOf(() -> fixture.publish(file("a.zip"))));
        oneByOne(events).publish(EngineFixture.PROJECT, file("b.zip"));
        assertEquals(Set.of("a.zip", "b.zip"), Set.copyOf(fixture.storedFiles()));
        assertEquals(Set.of("b.zip"), published());
    }

    private static ReleaseRequest file(String name) {
        return RequestBuilder.of("v1.0")
                .assets(List.of(BytesAsset.of(name, name)))
                .build();
    }

    private static ReleaseRequest files(String bytes) {
        return RequestBuilder.of("v1.0")
                .assets(List.of(
                        BytesAsset.of("a.zip", "a " + bytes), BytesAsset.of("b.zip", "b, which is longer " + bytes)))
                .build();
    }

    private ReleaseEngine oneByOne(GitLabEvents events) {
        return new ReleaseEngine(
                fixture.client(fixture.gitlab.url(), events),
                fixture.log::add,
                ParallelWork.inOwnThreads(1, "one by one"),
                Clock.systemUTC());
    }

    /** Two builds write the same name; the second one is refused just when the first one sees the name. */
    @Test
    void aNameThatAnotherBuildHasWrittenAsWellStays() throws Exception {
        CountDownLatch secondHasRead = new CountDownLatch(1);
        CountDownLatch firstHasWritten = new CountDownLatch(1);
        CountDownLatch secondHasWritten = new CountDownLatch(1);
        CountDownLatch firstSeesIt = new CountDownLatch(1);
        CountDownLatch secondHasEnded = new CountDownLatch(1);
        fixture.gitlab.faults().on("POST", "/assets/links", Fault.message(400, "no"));
        GitLabEvents ofSecond = new GitLabEvents() {
            @Override
            public void request(String method, String path, int status) {
                if (path.endsWith("/releases/v1.0") && secondHasWritten.getCount() > 0) {
                    boolean wrote = method.equals("PUT");
                    (wrote ? secondHasWritten : secondHasRead).countDown();
                    await(wrote ? firstSeesIt : firstHasWritten);
                }
            }
        };
        ReleaseRequest refused = RequestBuilder.of("v1.0")
                .name("New")
                .links(List.of(new LinkRequest("a", REFUSED, LinkType.OTHER, null)))
                .build();
        Thread second = new Thread(() -> {
            messageOf(() -> oneByOne(ofSecond).publish(EngineFixture.PROJECT, refused));
            secondHasEnded.countDown();
        });
        GitLabEvents ofFirst = Moment.after("GET", "/releases/v1.0", () -> {
            second.start();
            await(secondHasRead);
        });
        GitLabEvents both = new GitLabEvents() {
            @Override
            public void request(String method, String path, int status) {
                ofFirst.request(method, path, status);
                if (method.equals("PUT")) {
                    firstHasWritten.countDown();
                    await(secondHasWritten);
                } else if (path.endsWith("/releases/v1.0") && firstHasWritten.getCount() == 0) {
                    firstSeesIt.countDown();
                    await(secondHasEnded);
                }
            }
        };
        oneByOne(both)
                .publish(
                        EngineFixture.PROJECT,
                        RequestBuilder.of("v1.0").name("New").build());
        assertEquals("New", fixture.project.releases().get("v1.0").name());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another Jenkins takes back what it wrote, which is the same. */
    @Test
    void notesThatSomebodyElseHasOverwrittenAreWrittenAgain() throws Exception {
        GitLabEvents events = new GitLabEvents() {
            private boolean done;

            @Override
            public void request(String method, String path, int status) {
                if (!done && method.equals("PUT") && path.endsWith("/releases/v1.0")) {
                    done = true;
                    publishing(RequestBuilder.of("v1.0").description("former").build());
                }
            }
        };
        oneByOne(events)
                .publish(
                        EngineFixture.PROJECT,
                        RequestBuilder.of("v1.0").description("mine").build());
        assertEquals("mine", fixture.project.releases().get("v1.0").description());
    }
}
