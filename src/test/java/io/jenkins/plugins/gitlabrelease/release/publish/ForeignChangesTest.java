package io.jenkins.plugins.gitlabrelease.release.publish;

import static io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedMilestone;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody else changes a release while a build does; the build is refused and takes back what is still its own. */
class ForeignChangesTest {

    private static final Instant FIRST = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2022-02-02T00:00:00Z");
    private static final Instant THIRD = Instant.parse("2023-03-03T00:00:00Z");

    private final EngineFixture fixture = new EngineFixture();
    private final GitLabClient somebody = fixture.client(fixture.gitlab.url(), GitLabEvents.NONE);

    @BeforeEach
    void publish() throws Exception {
        for (String title : List.of("one", "two", "three")) {
            fixture.project.milestone(title);
        }
        fixture.publish(request("1", FIRST, "one", "Manual"));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ReleaseRequest request(String text, Instant date, String milestone, String... links) {
        return RequestBuilder.of("v1.0")
                .name("Release " + text)
                .description("Notes " + text)
                .releasedAt(date)
                .milestones(List.of(milestone))
                .links(Arrays.stream(links)
                        .map(link ->
                                new LinkRequest(link, "https://example.com/" + link + "/" + text, LinkType.OTHER, null))
                        .toList())
                .build();
    }

    @FunctionalInterface
    private interface Change {
        void run() throws IOException, InterruptedException;
    }

    /** Changes fields and the link Manual, and adds the links Tour and Wiki, of which GitLab takes one. */
    private void failAfter(String method, String path, Change somebodys) {
        GitLabEvents events = Moment.after(method, path, () -> {
            try {
                somebodys.run();
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        fixture.gitlab
                .faults()
                .on("POST", "/assets/links", Fault.message(400, "no"))
                .after(1);
        fixture.gitlab.clearRequests();
        ReleaseEngine engine = new ReleaseEngine(
                fixture.client(fixture.gitlab.url(), events),
                fixture.log::add,
                ParallelWork.inOwnThreads(1, "one by one"),
                Clock.systemUTC());
        messageOf(() -> engine.publish(EngineFixture.PROJECT, request("2", SECOND, "two", "Manual", "Tour", "Wiki")));
    }

    private EmulatedRelease release() {
        return fixture.project.releases().get("v1.0");
    }

    private void assertFields(String name, String notes, Instant date, String milestone) {
        assertEquals("Release " + name, release().name());
        assertEquals("Notes " + notes, release().description());
        assertEquals(date, release().releasedAt());
        assertEquals(
                List.of(milestone),
                release().milestones().stream().map(EmulatedMilestone::title).toList());
    }

    /** How often the fields of the release were written. */
    private long updates() {
        return fixture.gitlab.requests().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.rawPath().endsWith("/releases/v1.0"))
                .count();
    }

    private void update(ReleaseFields fields) throws IOException, InterruptedException {
        somebody.releases(EngineFixture.PROJECT).update("v1.0", fields);
    }

    @Test
    void whatNobodyElseChangedGoesBack() {
        failAfter("PUT", "/releases/v1.0", () -> {});
        assertFields("1", "1", FIRST, "one");
        assertEquals(2, updates());
        assertEquals(
                List.of("https://example.com/Manual/1"),
                release().links().stream().map(EmulatedLink::url).toList());
    }

    @Test
    void aNameStays() {
        failAfter("PUT", "/releases/v1.0", () -> update(ReleaseFields.NONE.name("Release 3")));
        assertFields("3", "1", FIRST, "one");
    }

    @Test
    void notesStay() {
        failAfter("PUT", "/releases/v1.0", () -> update(ReleaseFields.NONE.description("Notes 3")));
        assertFields("1", "3", FIRST, "one");
    }

    @Test
    void aDateStays() {
        failAfter("PUT", "/releases/v1.0", () -> update(ReleaseFields.NONE.releasedAt(THIRD)));
        assertFields("1", "1", THIRD, "one");
    }

    @Test
    void milestonesStay() {
        failAfter("PUT", "/releases/v1.0", () -> update(ReleaseFields.NONE.milestones(List.of("three"))));
        assertFields("1", "1", FIRST, "three");
    }

    @Test
    void nothingIsWrittenIfAllOfItWasChanged() {
        failAfter(
                "PUT",
                "/releases/v1.0",
                () -> update(ReleaseFields.NONE
                        .name("Release 3")
                        .description("Notes 3")
                        .releasedAt(THIRD)
                        .milestones(List.of("three"))));
        assertFields("3", "3", THIRD, "three");
        assertEquals(2, updates(), "the build's and somebody's");
    }

    @Test
    void aLinkThatWasChangedOnceMoreStays() {
        failAfter(
                "POST",
                "/assets/links",
                () -> somebody.releaseLinks(EngineFixture.PROJECT)
                        .update(
                                "v1.0",
                                release().link("Manual").id(),
                                new NewLink("Manual", "https://example.com/Manual/3", LinkType.OTHER, null)));
        assertEquals(
                List.of("https://example.com/Manual/3"),
                release().links().stream().map(EmulatedLink::url).toList());
    }

    @Test
    void aLinkThatIsGoneIsNotRemovedAgain() {
        failAfter(
                "POST",
                "/assets/links",
                () -> somebody.releaseLinks(EngineFixture.PROJECT)
                        .delete("v1.0", release().link("Tour").id()));
        assertEquals(
                List.of("https://example.com/Manual/1"),
                release().links().stream().map(EmulatedLink::url).toList());
        assertEquals(1, fixture.requests("DELETE"), "somebody's");
    }
}
