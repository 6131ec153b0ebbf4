package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.gitlab.Failures;
import io.jenkins.plugins.gitlabrelease.gitlab.Fixture;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageFile;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens when GitLab's answer is lost: nothing twice, nothing lost. */
class RecoveryTest {
    private static final byte[] BYTES = "content".getBytes(UTF_8);
    private static final NewLink LINK = NewLink.of("app", "https://h/app");

    private Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new Fixture();
        fixture.app.tag("v1");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    /** Faults after which the write is stored, and faults after which it is not. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("commit, then close", Fault.commitThenClose()),
                Arguments.of("commit, then reset", Fault.commitThenReset()),
                Arguments.of("commit, then 500", Fault.commitThenStatus(500)),
                Arguments.of("commit, then 502", Fault.commitThenStatus(502)),
                Arguments.of("commit, truncated answer", Fault.truncate()),
                Arguments.of("commit, reset in the answer", Fault.resetInBody()),
                Arguments.of("close", Fault.close()),
                Arguments.of("reset", Fault.reset()),
                Arguments.of("500", Fault.status(500)),
                Arguments.of("503", Fault.status(503)),
                Arguments.of("lock", Fault.resourceLock()),
                Arguments.of("application limit", Fault.applicationLimit()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aReleaseIsCreatedOnce(String name, Fault fault) throws Exception {
        fixture.gitlab.faults().on("POST", "/releases", fault).times(1);
        NewRelease release = NewRelease.of("v1")
                .fields(ReleaseFields.NONE.name("One").description("a\r\nb"))
                .links(List.of(LINK));
        Release made = fixture.releases().create(release);
        assertEquals("One", made.name());
        assertEquals(1, made.links().size());
        assertEquals(1, fixture.app.releases().size());
        assertEquals(1, fixture.retries.size());
        assertTrue(posts("/releases") <= 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aLinkIsCreatedOnce(String name, Fault fault) throws Exception {
        fixture.app.addRelease("v1", "N", "D");
        fixture.gitlab.faults().on("POST", "/links", fault).times(1);
        assertEquals("app", fixture.links().create("v1", LINK).name());
        assertEquals(1, fixture.app.release("v1").links().size());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFileIsStoredOnce(String name, Fault fault) throws Exception {
        fixture.files().upload("app", "1", "a", Fixture.source("older".getBytes(UTF_8)));
        fixture.files().upload("app", "1", "a", Fixture.source("olderer".getBytes(UTF_8)));
        fixture.gitlab.faults().on("PUT", "/generic/", fault).times(1);
        PackageFile file = fixture.files().upload("app", "1", "a", Fixture.source(BYTES));
        assertEquals(3, fixture.app.packageFiles().size());
        assertEquals(fixture.app.packageFiles().get(2).id(), file.id());
        assertEquals(fixture.app.packageFiles().get(2).sha256(), file.fileSha256());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aReleaseIsDeletedOnce(String name, Fault fault) throws Exception {
        fixture.app.addRelease("v1", "N", "D");
        fixture.gitlab.faults().on("DELETE", "/releases/v1", fault).times(1);
        Optional<Release> deleted = fixture.releases().delete("v1");
        assertTrue(deleted.isEmpty() || deleted.get().tagName().equals("v1"));
        assertTrue(fixture.app.releases().isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aLinkIsDeletedOnce(String name, Fault fault) throws Exception {
        fixture.app.addRelease("v1", "N", "D");
        long id = fixture.links().create("v1", LINK).id();
        fixture.gitlab.faults().on("DELETE", "/links/", fault).times(1);
        fixture.links().delete("v1", id);
        assertEquals(List.of(), fixture.app.release("v1").links());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void anUpdateIsRepeated(String name, Fault fault) throws Exception {
        fixture.app.addRelease("v1", "N", "D");
        fixture.gitlab.faults().on("PUT", "/releases/v1", fault).times(1);
        assertEquals(
                "N2",
                fixture.releases().update("v1", ReleaseFields.NONE.name("N2")).name());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aReadIsRepeated(String name, Fault fault) throws Exception {
        fixture.app.addRelease("v1", "N", "D");
        fixture.gitlab.faults().on("GET", "/releases/v1", fault).times(3);
        assertEquals("N", fixture.releases().get("v1").name());
        assertEquals(3, fixture.retries.size());
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({"Theirs, D, true", "Ours, other notes, true", "Ours, D, false"})
    void aRivalsReleaseIsNotTakenForOurs(String name, String description, boolean linked) {
        fixture.gitlab.faults().on("POST", "/releases", Fault.status(502)).times(1);
        fixture.app.addRelease("v1", name, description);
        if (linked) {
            fixture.app.addLink("v1", LINK.name(), LINK.url(), null);
        }
        NewRelease ours = NewRelease.of("v1")
                .fields(ReleaseFields.NONE.name("Ours").description("D"))
                .links(List.of(LINK));
        GitLabException e =
                Failures.of(ErrorKind.RELEASE_EXISTS, () -> fixture.releases().create(ours));
        assertEquals(409, e.status());
    }

    @Test
    void anErrorRaisedAfterTheReleaseWasSavedIsNoError() throws Exception {
        fixture.app.addRelease("v1", "v1", null);
        Fault raised = Fault.message(400, "Connection refused - connect(2) for mail.example.com");
        fixture.gitlab.faults().on("POST", "/releases", raised);
        assertEquals("v1", fixture.releases().create(NewRelease.of("v1")).tagName());
        assertEquals(List.of(), fixture.retries);
    }

    @Test
    void aRefusalIsNeverRepeated() {
        Failures.of(ErrorKind.REF_MISSING, () -> fixture.releases().create(NewRelease.of("missing")));
        fixture.app.refuseTags("hook: tags must be signed");
        GitLabException e = Failures.of(
                ErrorKind.TAG_REFUSED,
                () -> fixture.releases().create(NewRelease.of("missing").from("main", null)));
        assertEquals("hook: tags must be signed", e.words());
        assertEquals(2, fixture.gitlab.requests().size());
        assertEquals(List.of(), fixture.retries);
    }

    @Test
    void aTagIsCreatedOnce() throws Exception {
        fixture.gitlab
                .faults()
                .on("POST", "/repository/tags", Fault.commitThenReset())
                .times(1);
        fixture.gitlab
                .faults()
                .on("GET", "/repository/commits/", Fault.status(200, "application/json", commitOfMain()));
        Tag tag = fixture.client.tags(fixture.id).create("v2", "main", "msg");
        assertEquals("msg", tag.message());
        assertEquals(1, posts("/repository/tags"));
        assertEquals(Optional.empty(), fixture.client.tags(fixture.id).find("v3"));
        Failures.of(ErrorKind.TAG_EXISTS, () -> fixture.client.tags(fixture.id).create("v2", "main", "other"));
        Failures.of(ErrorKind.REF_INVALID, () -> fixture.client.tags(fixture.id).create("v4", "nope", null));
    }

    @Test
    void aRivalsTagOnAnotherCommitIsNotTakenForOurs() {
        fixture.app.tag("v2", "0123456789012345678901234567890123456789");
        fixture.gitlab
                .faults()
                .on("POST", "/repository/tags", Fault.status(502))
                .times(1);
        fixture.gitlab
                .faults()
                .on("GET", "/repository/commits/", Fault.status(200, "application/json", commitOfMain()));
        Failures.of(ErrorKind.TAG_EXISTS, () -> fixture.client.tags(fixture.id).create("v2", "main", null));
    }

    private String commitOfMain() {
        return "{\"id\":\"" + fixture.app.tags().get("v1").commit().sha() + "\"}";
    }

    @Test
    void evidenceIsAskedForOnceWithoutAClearAnswer() {
        fixture.gitlab.faults().on("POST", "/evidence", Fault.status(502));
        Failures.of(ErrorKind.SERVER_FAILURE, () -> fixture.releases().collectEvidence("v1"));
        assertEquals(1, fixture.gitlab.requests().size());
    }

    @Test
    void aDuplicateThatIsOursIsTheAnswer() throws Exception {
        fixture.gitlab.group("acme").duplicatePackageFiles(false, "");
        fixture.gitlab.faults().on("PUT", "/generic/", Fault.commitThenReset()).times(1);
        fixture.gitlab.faults().on("GET", "/packages?", Fault.status(403)).times(1);
        PackageFile file = fixture.files().upload("app", "1", "a", Fixture.source(BYTES));
        assertEquals(fixture.app.packageFiles().get(0).id(), file.id());
    }

    @Test
    void aRateLimitIsWaitedOutAndTold() throws Exception {
        Instant now = Instant.now();
        Fault limit = Fault.rateLimited(now, now.plusSeconds(30));
        fixture.gitlab.faults().on("GET", "/releases/v1", limit).times(1);
        assertEquals(Optional.empty(), fixture.releases().find("v1"));
        assertTrue(fixture.waits.get(0).toSeconds() >= 29, "" + fixture.waits);
        fixture.gitlab.faults().on("GET", "/releases/v1", limit);
        GitLabException e =
                Failures.of(ErrorKind.RATE_LIMITED, () -> fixture.releases().get("v1"));
        assertEquals("Retry later", e.words());
        assertTrue(e.until().isAfter(now), e.getMessage());
        assertTrue(e.getMessage().contains("It asks to wait "), e.getMessage());
    }

    private long posts(String path) {
        return fixture.gitlab.requests().stream()
                .filter(r -> r.method().equals("POST") && r.rawPath().endsWith(path))
                .count();
    }
}
