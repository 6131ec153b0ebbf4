package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.LateCommit;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers to a write are a refusal for certain, and that every change of a release is taken back after one. */
class ReleaseWriterTest {

    private static final Asset JAR = BytesAsset.of("app.jar", "the jar");

    private final EngineFixture fixture = new EngineFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 304, 400, 403, 404, 409, 413, 422, 451})
    void aRefusalTakesTheFilesBack(int status) {
        fixture.gitlab.faults().on("POST", "/releases", Fault.status(status));
        String message = messageOf(() -> fixture.publish(fresh().build()));
        assertTrue(!message.contains("may do it yet"), message);
        fixture.assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 299, 500, 501, 502, 503, 504, 505, 520, 599})
    void anAnswerThatLeavesItOpenKeepsTheFiles(int status) {
        fixture.gitlab.faults().on("POST", "/releases", Fault.status(status, "text/html", "<p>Please wait."));
        String message = messageOf(() -> fixture.publish(fresh().build()));
        assertTrue(message.contains("may do it yet"), message);
        assertEquals(List.of("app.jar"), fixture.storedFiles());
    }

    @Test
    void aRefusalInTheWordsOfAHookTakesTheFilesBack() {
        fixture.project.refuseTags("GitLab: tags are made on Fridays");
        String message = messageOf(() -> fixture.publish(
                RequestBuilder.of("v2.0").ref("main").assets(List.of(JAR)).build()));
        assertTrue(message.contains("tags are made on Fridays"), message);
        assertTrue(!message.contains("may do it yet"), message);
        fixture.assertNothingLeft();
    }

    /** The limit ends the repetition; what the first request does is open all the same. */
    @Test
    void aLimitAfterATimeOutKeepsTheFiles() {
        LateCommit late = LateCommit.onDemand();
        fixture.gitlab
                .faults()
                .on("POST", "/releases", Fault.statusThenCommit(504, late))
                .times(1);
        Instant now = Instant.now();
        fixture.gitlab.faults().on("POST", "/releases", Fault.rateLimited(now, now.plusSeconds(3600)));
        String message = messageOf(() -> fixture.publish(fresh().build()));
        assertTrue(message.contains("may do it yet"), message);
        late.commitNow();
        assertEquals("the jar", fixture.downloads().get("app.jar"));
    }

    private static RequestBuilder fresh() {
        return RequestBuilder.of("v1.0").assets(List.of(JAR));
    }

    private static LinkRequest link(String name, String path) {
        return new LinkRequest(name, "https://example.com/" + path, LinkType.OTHER, null);
    }

    /** A release in which every field and two files with their links differ from what {@link #changed} asks for. */
    private void publishFormer() throws Exception {
        fixture.project.milestone("1.0");
        fixture.project.milestone("2.0");
        fixture.publish(RequestBuilder.of("v1.0")
                .name("One")
                .description("Notes of one")
                .releasedAt(Instant.parse("2020-01-01T00:00:00Z"))
                .milestones(List.of("1.0"))
                .assets(List.of(JAR, BytesAsset.of("old.txt", "old"), BytesAsset.of("older.txt", "older")))
                .links(List.of(link("Manual", "1")))
                .build());
        fixture.log.clear();
    }

    private static RequestBuilder changed() {
        return RequestBuilder.of("v1.0")
                .name("Two")
                .description("Notes of two")
                .releasedAt(Instant.parse("2021-01-01T00:00:00Z"))
                .milestones(List.of("2.0"))
                .assets(List.of(JAR))
                .links(List.of(link("Manual", "2"), link("Tour", "tour")))
                .prune(true);
    }

    @Test
    void everyChangeIsTakenBack() throws Exception {
        publishFormer();
        Snapshot before = fixture.snapshot();
        fixture.gitlab
                .faults()
                .on("DELETE", "/assets/links/", Fault.message(403, "403 Forbidden"))
                .after(1)
                .times(1);
        String message = messageOf(() -> fixture.publish(changed().build()));
        assertEquals(before, fixture.snapshot());
        Instant date = fixture.project.release("v1.0").releasedAt();
        assertEquals(Instant.parse("2020-01-01T00:00:00Z"), date);
        assertTrue(!message.contains("changed in part"), message);
    }

    @Test
    void everyChangeIsLogged() throws Exception {
        publishFormer();
        fixture.publish(changed().build());
        for (String line : List.of(
                "updated the fields of the release that differed",
                "updated the link Manual",
                "added the link Tour",
                "removed the link old.txt, which is no longer published",
                "removed the link older.txt, which is no longer published")) {
            assertTrue(fixture.log.contains(line), fixture.log::toString);
        }
    }

    @Test
    void aReleaseWithoutNotesGetsThemTakenBack() throws Exception {
        fixture.project.addRelease("v1.0", "One", null);
        fixture.gitlab.faults().on("POST", "/assets/links", Fault.message(403, "403 Forbidden"));
        messageOf(() -> fixture.publish(changed().milestones(null).build()));
        assertEquals("One", fixture.project.release("v1.0").name());
        String notes = fixture.project.release("v1.0").description();
        assertTrue(notes == null || notes.isEmpty(), notes);
    }

    @Test
    void aChangeThatCannotBeTakenBackIsSaid() throws Exception {
        publishFormer();
        fixture.gitlab.faults().on("POST", "/assets/links", Fault.message(403, "403 Forbidden"));
        fixture.gitlab
                .faults()
                .on("PUT", "/releases/v1.0", Fault.message(403, "403 No more"))
                .after(1);
        String message = messageOf(() -> fixture.publish(changed().build()));
        assertTrue(
                message.endsWith(" The release has changed in part: new are fields or links. Run this build again."),
                message);
        assertTrue(
                fixture.log.stream()
                        .anyMatch(line -> line.startsWith("a change of the release could not be taken back: PUT ")
                                && line.contains("403 No more")),
                fixture.log::toString);
    }

    @Test
    void aTagIsMadeWithTheReleaseAndLogged() throws Exception {
        fixture.publish(RequestBuilder.of("v2.0").ref("main").tagMessage("Two").build());
        assertEquals("Two", fixture.project.tags().get("v2.0").message());
        assertEquals(0, tagsMade(fixture));
        assertTrue(fixture.log.contains("created the tag v2.0 from main"), fixture.log::toString);
        assertTrue(fixture.log.contains("created the release with 0 links"), fixture.log::toString);
    }

    /** GitLab up to 15.0 ignores the message that comes with a release. */
    @Test
    void anOldGitLabMakesTheTagBeforeTheRelease() throws Exception {
        try (EngineFixture old = new EngineFixture(Dialect.V13)) {
            old.publish(RequestBuilder.of("v2.0").ref("main").tagMessage("Two").build());
            assertEquals("Two", old.project.tags().get("v2.0").message());
            assertEquals(1, tagsMade(old));
            assertEquals(
                    1,
                    old.log.stream()
                            .filter("created the tag v2.0 from main"::equals)
                            .count());
            old.publish(RequestBuilder.of("v3.0").ref("main").build());
            assertEquals(1, tagsMade(old), "a tag without a message comes with the release");
        }
    }

    @Test
    void aGitLabOfUnknownAgeIsTakenForANewOne() throws Exception {
        fixture.gitlab.faults().on("GET", "/metadata", Fault.message(403, "403 Forbidden"));
        fixture.gitlab.faults().on("GET", "/version", Fault.message(403, "403 Forbidden"));
        fixture.publish(RequestBuilder.of("v2.0").ref("main").tagMessage("Two").build());
        assertEquals(0, tagsMade(fixture));
        assertEquals("Two", fixture.project.tags().get("v2.0").message());
    }

    private static long tagsMade(EngineFixture fixture) {
        return fixture.gitlab.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.rawPath().endsWith("/repository/tags"))
                .count();
    }
}
