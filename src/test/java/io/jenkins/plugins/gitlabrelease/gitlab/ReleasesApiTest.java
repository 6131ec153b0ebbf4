package io.jenkins.plugins.gitlabrelease.gitlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Dialect;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.http.ErrorKind;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabException;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Paged;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Milestone;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.NewRelease;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseFields;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 2 and 3. */
class ReleasesApiTest {
    private static final Instant LONG_AGO = Instant.parse("2019-03-15T08:00:00Z");
    private static final Instant LATER = Instant.parse("2099-03-15T08:00:00Z");

    private Fixture fixture;

    @BeforeEach
    void start() {
        fixture = new Fixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void createsWithEveryAttribute() throws Exception {
        fixture.app.milestone("1.0");
        NewRelease release = NewRelease.of("lib/v1.0+b")
                .from("main", "annotated")
                .fields(ReleaseFields.NONE
                        .name("One")
                        .description("# Notes\n* ä")
                        .milestones(List.of("1.0"))
                        .releasedAt(LATER))
                .links(List.of(
                        new NewLink("app", "https://example.com/app.jar", LinkType.PACKAGE, "/bin/app.jar"),
                        NewLink.of("site", "https://example.com/")));
        Release made = fixture.releases().create(release);
        assertEquals("lib/v1.0+b", made.tagName());
        assertEquals("One", made.name());
        assertEquals("# Notes\n* ä", made.description());
        assertEquals(LATER, made.releasedAt());
        assertTrue(made.isUpcoming());
        assertFalse(made.isHistorical());
        assertEquals(
                List.of("1.0"), made.milestones().stream().map(Milestone::title).toList());
        assertEquals(
                List.of("site", "app"),
                made.links().stream().map(ReleaseLink::name).toList());
        assertEquals("/bin/app.jar", made.links().get(1).directAssetPath("lib/v1.0+b"));
        assertNull(made.links().get(0).directAssetPath("lib/v1.0+b"));
        assertEquals(LinkType.PACKAGE, made.links().get(1).linkType());
        assertTrue(made.webUrl().startsWith(fixture.gitlab.url() + "/acme/app/-/releases/"), made.webUrl());
        assertEquals("annotated", fixture.app.tags().get("lib/v1.0+b").message());
        assertEquals(
                "/bin/app.jar", fixture.app.release("lib/v1.0+b").link("app").path());
    }

    @Test
    void createsByMilestoneIds() throws Exception {
        fixture.app.tag("v1");
        long id = fixture.app.milestone("1.0").id();
        Release made =
                fixture.releases().create(NewRelease.of("v1").fields(ReleaseFields.NONE.milestoneIds(List.of(id))));
        assertEquals(id, made.milestones().get(0).id());
    }

    @Test
    void tellsHistoricalFromUpcoming() throws Exception {
        fixture.app.tag("v1");
        Release made = fixture.releases().create(NewRelease.of("v1").fields(ReleaseFields.NONE.releasedAt(LONG_AGO)));
        assertTrue(made.isHistorical());
        assertFalse(made.isUpcoming());
    }

    @Test
    void whatIsNotGivenIsNotSent() throws Exception {
        fixture.app.tag("v1");
        fixture.releases().create(NewRelease.of("v1"));
        assertEquals("{\"tag_name\":\"v1\"}", fixture.lastRequest().body());
    }

    @Test
    void anOldGitLabGetsTheDirectAssetPathToo() throws Exception {
        try (Fixture old = new Fixture(GitLabEmulator.builder().dialect(Dialect.V13))) {
            old.app.tag("v1");
            old.releases()
                    .create(NewRelease.of("v1")
                            .fields(ReleaseFields.NONE.description("d"))
                            .links(List.of(
                                    new NewLink("app", "https://example.com/app.jar", LinkType.OTHER, "/app.jar"))));
            assertEquals("/app.jar", old.app.release("v1").link("app").path());
        }
    }

    @Test
    void gets() throws Exception {
        fixture.app.addRelease("a/b c".replace(" ", "%"), "N", "D");
        Release release = fixture.releases().get("a/b%c");
        assertEquals("N", release.name());
        assertEquals("D", release.description());
        assertNull(release.descriptionHtml());
        assertTrue(fixture.releases().getWithHtml("a/b%c").descriptionHtml().contains("D"));
    }

    @Test
    void aMissingReleaseIsEmptyOrAnError() throws Exception {
        assertEquals(Optional.empty(), fixture.releases().find("nope"));
        GitLabException e =
                Failures.of(ErrorKind.NOT_FOUND, () -> fixture.releases().get("nope"));
        assertEquals(404, e.status());
        assertEquals("404 Not Found", e.words());
        assertEquals("GET", e.method());
        assertEquals("/api/v4/projects/acme%2Fapp/releases/nope", e.path());
        assertTrue(e.requestId().startsWith("01EMULATED"), e.requestId());
        assertTrue(e.getMessage().contains("(request id 01EMULATED"), e.getMessage());
    }

    @Test
    void find13TakesForbiddenForMissingUnlessTheListKnowsBetter() throws Exception {
        try (Fixture old = new Fixture(GitLabEmulator.builder().dialect(Dialect.V13))) {
            assertEquals(Optional.empty(), old.releases().find("nope"));
        }
        fixture.app.addRelease("v1", "N", "D");
        GitLabClient guest = fixture.as(Role.GUEST);
        assertEquals(Optional.empty(), guest.releases(fixture.id).find("nope"));
        Failures.of(ErrorKind.FORBIDDEN, () -> guest.releases(fixture.id).find("v1"));
    }

    @Test
    void aHiddenProjectIsNoMissingRelease() {
        GitLabException e = Failures.of(
                ErrorKind.PROJECT_NOT_FOUND,
                () -> fixture.client.releases(ProjectId.of("acme/other")).find("v1"));
        assertTrue(e.getMessage().contains("not a member"), e.getMessage());
    }

    @Test
    void listsEveryPageLazily() throws Exception {
        for (int i = 0; i < 7; i++) {
            fixture.app.addRelease("v" + i, "N", "D", LONG_AGO.plusSeconds(i));
        }
        ReleaseQuery query = ReleaseQuery.all().perPage(3);
        Paged<Release> all = fixture.releases().list(query);
        assertEquals(0, fixture.gitlab.requests().size());
        assertEquals("v6", all.first(1).get(0).tagName());
        assertEquals(1, fixture.gitlab.requests().size());
        assertEquals(7, all.toList().size());
        assertEquals(4, fixture.gitlab.requests().size());
        assertEquals(2, all.first(2).size());
        assertEquals("v0", all.find(r -> r.tagName().equals("v0")).orElseThrow().tagName());
        assertEquals(Optional.empty(), all.find(r -> false));
        assertEquals(
                List.of("v0", "v1"),
                fixture.releases().list(query.sort(ReleaseQuery.Sort.ASC)).first(2).stream()
                        .map(Release::tagName)
                        .toList());
    }

    @Test
    void sendsEveryOptionOfTheList() throws Exception {
        ReleaseQuery query = ReleaseQuery.all()
                .orderBy(ReleaseQuery.OrderBy.CREATED_AT)
                .sort(ReleaseQuery.Sort.ASC)
                .withHtmlDescription()
                .updatedAfter(LONG_AGO)
                .updatedBefore(LATER)
                .perPage(5);
        assertEquals(List.of(), fixture.releases().list(query).toList());
        assertEquals(
                "order_by=created_at&sort=asc&include_html_description=true&updated_before=2099-03-15T08%3A00%3A00Z"
                        + "&updated_after=2019-03-15T08%3A00%3A00Z&per_page=5",
                fixture.lastRequest().query());
        assertThrows(IllegalArgumentException.class, () -> ReleaseQuery.all().perPage(101));
    }

    @Test
    void getsTheLatest() throws Exception {
        assertEquals(Optional.empty(), fixture.releases().latest());
        fixture.app.addRelease("old", "N", "D", LONG_AGO);
        fixture.app.addRelease("lib/new+1", "N", "D", LONG_AGO.plusSeconds(1));
        assertEquals("lib/new+1", fixture.releases().latest().orElseThrow().tagName());
    }

    @Test
    void anOldGitLabHasNoPermalinks() throws Exception {
        try (Fixture old = new Fixture(GitLabEmulator.builder().dialect(Dialect.V13))) {
            old.app.addRelease("lib/v1", "N", "D");
            assertEquals("lib/v1", old.releases().latest().orElseThrow().tagName());
        }
    }

    @Test
    void updates() throws Exception {
        fixture.app.milestone("1.0");
        fixture.app.addRelease("v1", "N", "D");
        ReleaseFields changes = ReleaseFields.NONE
                .name("N2")
                .description("D2")
                .releasedAt(LONG_AGO)
                .milestones(List.of("1.0"));
        Release updated = fixture.releases().update("v1", changes);
        assertEquals("N2", updated.name());
        assertEquals("D2", updated.description());
        assertEquals(LONG_AGO, updated.releasedAt());
        assertEquals(1, updated.milestones().size());
    }

    @Test
    void updatesOnlyWhatIsGivenAndClearsMilestones() throws Exception {
        fixture.app.milestone("1.0");
        fixture.app.addRelease("v1", "N", "D");
        fixture.releases().update("v1", ReleaseFields.NONE.milestones(List.of("1.0")));
        Release kept = fixture.releases().update("v1", ReleaseFields.NONE.description("D2"));
        assertEquals("N", kept.name());
        assertEquals(1, kept.milestones().size());
        Release cleared = fixture.releases().update("v1", ReleaseFields.NONE.milestones(List.of()));
        assertEquals(List.of(), cleared.milestones());
        assertEquals("{\"milestones\":[]}", fixture.lastRequest().body());
        assertThrows(IllegalArgumentException.class, () -> fixture.releases().update("v1", ReleaseFields.NONE));
    }

    @Test
    void updateOfAMissingReleaseIsForbiddenAndSaysWhy() {
        GitLabException e =
                Failures.of(ErrorKind.FORBIDDEN, () -> fixture.releases().update("nope", ReleaseFields.NONE.name("x")));
        assertTrue(e.getMessage().contains("release does not exist"), e.getMessage());
    }

    @Test
    void deletesButKeepsTheTag() throws Exception {
        fixture.app.addRelease("v1", "N", "D");
        assertEquals("v1", fixture.releases().delete("v1").orElseThrow().tagName());
        assertTrue(fixture.app.releases().isEmpty());
        assertTrue(fixture.app.tags().containsKey("v1"));
        Failures.of(ErrorKind.FORBIDDEN, () -> fixture.releases().delete("v1"));
    }

    @Test
    void collectsEvidence() throws Exception {
        fixture.app.addRelease("v1", "N", "D");
        fixture.releases().collectEvidence("v1");
        EmulatedRelease stored = fixture.app.release("v1");
        assertEquals(
                stored.evidences().size(),
                fixture.releases().get("v1").evidences().size());
        Failures.of(ErrorKind.NOT_FOUND, () -> fixture.releases().collectEvidence("nope"));
    }

    @Test
    void evidenceOnTheCommunityEditionNamesTheReason() {
        fixture.gitlab.settings().enterprise(false);
        fixture.app.addRelease("v1", "N", "D");
        GitLabException e =
                Failures.of(ErrorKind.ROUTE_NOT_FOUND, () -> fixture.releases().collectEvidence("v1"));
        assertTrue(e.getMessage().contains("Premium"), e.getMessage());
    }

    @Test
    void refusesATagThatWouldAddressTheList() {
        assertThrows(GitLabException.class, () -> fixture.releases().delete(""));
        assertThrows(GitLabException.class, () -> fixture.releases().get(".."));
        assertEquals(List.of(), fixture.requests());
    }
}
