package io.jenkins.plugins.gitlabrelease.gitlab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2 and 6: what is read of GitLab's JSON, and what becomes of missing and unknown keys. */
class RecordsTest {
    private static final String RELEASE = """
        {"tag_name":"v0.1","name":"One","description":"D","description_html":"<p>D</p>",
         "created_at":"2019-01-03T01:56:19.539Z","released_at":"2019-01-02T01:56:19.000Z","upcoming_release":true,
         "historical_release":false,"future_key":{"a":[1,{"b":null}]},
         "author":{"id":1,"name":"Administrator","username":"root","state":"active","avatar_url":"a","web_url":"w"},
         "commit":{"id":"2695effb5807a22ff3d138d593fd856244e155e7","short_id":"2695effb","title":"Initial commit",
          "created_at":"2017-07-26T11:08:53.000+02:00","parent_ids":["2a4b78934375d7f53875269ffd4f45fd83a84ebe"],
          "message":"Initial commit","author_name":"J","author_email":"j@e","authored_date":"2015-11-03T07:23:12.000+00:00",
          "committer_name":"J","committer_email":"j@e","committed_date":"2015-11-03T07:23:12.000+00:00",
          "trailers":{},"web_url":"https://h/c"},
         "milestones":[{"id":51,"iid":1,"project_id":24,"title":"v1.0-rc","description":"V","state":"closed",
          "created_at":"2019-07-12T19:45:44.256Z","updated_at":"2019-07-12T19:45:44.256Z","due_date":"2019-08-16",
          "start_date":"2019-07-30","web_url":"https://h/m","issue_stats":{"total":98,"closed":76}}],
         "commit_path":"/acme/app/commit/588440f66559714280628a4f9799f0c4eb880a4a","tag_path":"/acme/app/-/tags/v0.1",
         "assets":{"count":6,"sources":[{"format":"zip","url":"https://h/app-v0.1.zip"}],
          "links":[{"id":2,"name":"n","url":"https://h/a","direct_asset_url":"https://h/acme/app/-/releases/v0.1/downloads/bin/a",
           "external":true,"link_type":"runbook"}]},
         "evidences":[{"sha":"760d","filepath":"https://h/e.json","collected_at":"2019-07-16T14:00:12.256Z"}],
         "_links":{"self":"https://h/r","edit_url":"https://h/e","closed_issues_url":"1","opened_issues_url":"2",
          "closed_merge_requests_url":"3","merged_merge_requests_url":"4","opened_merge_requests_url":"5"}}
        """;

    @Test
    void readsEveryKeyOfARelease() throws Exception {
        Release release = read(RELEASE, Release.class);
        assertEquals("v0.1", release.tagName());
        assertEquals("One", release.name());
        assertEquals("D", release.description());
        assertEquals("<p>D</p>", release.descriptionHtml());
        assertEquals(Instant.parse("2019-01-03T01:56:19.539Z"), release.createdAt());
        assertEquals(Instant.parse("2019-01-02T01:56:19Z"), release.releasedAt());
        assertTrue(release.isUpcoming());
        assertFalse(release.isHistorical());
        assertEquals(new User("root", "w"), release.author());
        assertEquals(
                "2695effb5807a22ff3d138d593fd856244e155e7", release.commit().id());
        assertEquals(Instant.parse("2015-11-03T07:23:12Z"), release.commit().committedDate());
        Milestone milestone = release.milestones().get(0);
        assertTrue(milestone.isClosed());
        assertEquals(24L, milestone.projectId());
        ReleaseLink link = release.links().get(0);
        assertEquals(LinkType.RUNBOOK, link.linkType());
        assertEquals("/bin/a", link.directAssetPath("v0.1"));
        assertEquals("760d", release.evidences().get(0).sha());
        assertEquals("https://h/r", release.webUrl());
        assertEquals("https://h/e", release.urls().editUrl());
    }

    @Test
    void missingKeysAreNullOrEmpty() throws Exception {
        Release release = read("{\"tag_name\":\"v1\"}", Release.class);
        assertEquals("v1", release.name());
        assertNull(release.description());
        assertNull(release.createdAt());
        assertEquals(List.of(), release.milestones());
        assertEquals(List.of(), release.evidences());
        assertEquals(List.of(), release.links());
        assertNull(release.webUrl());
        assertNull(release.author());
        assertFalse(release.isUpcoming());
        assertFalse(release.isHistorical());
        assertEquals("", read("{}", Release.class).tagName());
        assertEquals(
                "", read("{\"tag_name\":\"v1\",\"name\":\"\"}", Release.class).name());
    }

    @Test
    void nullsAreNoHindrance() throws Exception {
        String json = RELEASE.replaceAll(
                "\"(author|commit|milestones|assets|evidences|_links|upcoming_release)\":", "\"$1\":null,\"x_$1\":");
        Release release = read(json, Release.class);
        assertEquals(List.of(), release.milestones());
        assertEquals(List.of(), release.links());
        assertNull(release.webUrl());
        assertFalse(release.knowsLinks());
        assertTrue(read("{\"assets\":{\"links\":[]}}", Release.class).knowsLinks());
        assertThrows(IOException.class, () -> read("{\"assets\":{\"links\":[null]}}", Release.class));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "2019-01-03T00:00:00Z, 2019-01-02T00:00:00Z, , true",
        "2019-01-03T00:00:00Z, 2019-01-03T00:00:00Z, , false",
        "2019-01-03T00:00:00Z, 2019-01-04T00:00:00Z, , false",
        "2019-01-03T00:00:00Z, 2019-01-02T00:00:00Z, false, false",
        "2019-01-03T00:00:00Z, 2019-01-04T00:00:00Z, true, true",
    })
    void historical(String created, String released, Boolean said, boolean expected) throws Exception {
        String json = "{\"created_at\":\"" + created + "\",\"released_at\":\"" + released + "\",\"historical_release\":"
                + said + "}";
        assertEquals(expected, read(json, Release.class).isHistorical());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "v1, https://h/a/-/releases/v1/downloads/bin/x.jar, /bin/x.jar",
        "lib/v1+2, https://h/a/-/releases/lib%2Fv1%2B2/downloads/x.jar, /x.jar",
        "lib/v1+2, https://h/a/-/releases/lib%2fv1+2/downloads/x.jar, /x.jar",
        "lib/v1, https://h/a/-/releases/lib/v1/downloads/x.jar, /x.jar",
        "v1/downloads/y, https://h/a/-/releases/v1%2Fdownloads%2Fy/downloads/x.jar, /x.jar",
        "50%, https://h/a/-/releases/50%25/downloads/x.jar, /x.jar",
        "v1, https://h/a/-/releases/v2/downloads/x.jar, ",
        "v1, https://h/elsewhere, ",
        "v1, , ",
    })
    void directAssetPath(String tag, String directUrl, String expected) {
        ReleaseLink link = new ReleaseLink(1, "n", "https://h/u", directUrl, LinkType.OTHER);
        assertEquals(expected, link.directAssetPath(tag));
    }

    @Test
    void aLinkWithoutPathHasNone() {
        String url = "https://h/a/-/releases/v1/downloads/x.jar";
        assertNull(new ReleaseLink(1, "n", url, url, LinkType.OTHER).directAssetPath("v1"));
    }

    @Test
    void anIdThatCannotBeMakesARecordUnreadable() {
        for (String id : new String[] {"0", "-1", "null", "1.5", "1e300", "\"\"", "true"}) {
            assertThrows(IOException.class, () -> read("{\"id\":" + id + "}", ReleaseLink.class), id);
            assertThrows(IOException.class, () -> read("{\"id\":" + id + "}", Milestone.class), id);
            assertThrows(IOException.class, () -> read("{\"id\":" + id + "}", GitLabPackage.class), id);
            assertThrows(IOException.class, () -> read("{\"id\":" + id + ",\"package_id\":1}", PackageFile.class), id);
            String project = "{\"id\":" + id + ",\"path\":\"a\",\"path_with_namespace\":\"g/a\"}";
            assertThrows(IOException.class, () -> read(project, Project.class), id);
        }
        assertThrows(IOException.class, () -> read("{\"id\":1,\"path\":null}", Project.class));
    }

    @Test
    void textIsCleanedAndNotesKeepTheirLines() throws Exception {
        Release release = read(
                "{\"tag_name\":\"v\\u202e1\",\"name\":\"a\\uffff\\nb\",\"description\":\"# A\\n\\u0000\"}",
                Release.class);
        assertEquals("v\ufffd1", release.tagName());
        assertEquals("a\ufffd\ufffdb", release.name());
        assertEquals("# A\n\ufffd", release.description());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999999-12-31T23:59:59Z",
                "+999999999-12-31T23:59:59Z",
                "0000-00-00",
                "-0001-01-01",
                "10000-01-01T00:00:00Z"
            })
    void aYearThatCannotBePrintedIsNone(String date) throws Exception {
        assertNull(read("{\"released_at\":\"" + date + "\"}", Release.class).releasedAt());
    }

    @Test
    void unknownLinkTypesAreOther() throws Exception {
        assertEquals(
                LinkType.OTHER,
                read("{\"id\":1,\"link_type\":\"sbom\"}", ReleaseLink.class).linkType());
        assertEquals(
                LinkType.OTHER,
                read("{\"id\":1,\"link_type\":null}", ReleaseLink.class).linkType());
        assertEquals(
                LinkType.IMAGE,
                read("{\"id\":1,\"link_type\":\"image\"}", ReleaseLink.class).linkType());
        assertEquals(LinkType.OTHER, read("{\"id\":1}", ReleaseLink.class).linkType());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "v*, v1.0, true",
        "v*, xv1, false",
        "*, any/thing, true",
        "*-stable, 1-stable, true",
        "*-stable, 1-stable2, false",
        "v1.0, v1x0, false",
        "release/*/x, release/a/b/x, true",
        "v1.0, v1.0, true",
        "v1*1, v1, false",
        "v1*1, v11, true",
        "*a*, bab, true",
        "*ab*b, ab, false",
        "*ab*ab*, abab, true",
        "**, any, true",
        "a*b*c, abbc, true",
        "a*bc*c, abc, false",
    })
    void protectedTagsMatchAsInGitLab(String rule, String tag, boolean expected) {
        assertEquals(expected, new ProtectedTag(rule, List.of()).matches(tag));
    }

    @Test
    @Timeout(5)
    void aRuleOfManyStarsTakesNoTime() {
        ProtectedTag rule = new ProtectedTag("*a".repeat(40) + "*b", List.of());
        assertFalse(rule.matches("a".repeat(250)));
        assertTrue(rule.matches("a".repeat(250) + "b"));
    }

    @ParameterizedTest(name = "[{0}] {1}.{2}")
    @CsvSource({
        "17.2.1-ee, 17, 2, true",
        "17.2.1-ee, 17, 3, false",
        "17.2.1-ee, 16, 9, true",
        "17.2.1-ee, 18, 0, false",
        "18.0.0-pre, 18, 0, true",
        "13.12.15, 15, 4, false",
        "unknown, 1, 0, false",
        "'', 0, 0, false",
    })
    void versions(String version, int major, int minor, boolean expected) {
        assertEquals(expected, new ServerVersion(version).isAtLeast(major, minor));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"project_access\":{\"access_level\":30},\"group_access\":{\"access_level\":40}} | 40",
                "{\"project_access\":{\"access_level\":30},\"group_access\":null} | 30",
                "{\"project_access\":null,\"group_access\":{\"access_level\":20}} | 20",
                "{\"project_access\":null,\"group_access\":null} |",
                "null |",
            })
    void roles(String permissions, Integer expected) throws Exception {
        assertEquals(
                expected,
                read(
                                "{\"id\":1,\"path\":\"a\",\"path_with_namespace\":\"g/a\",\"permissions\":"
                                        + permissions + "}",
                                Project.class)
                        .accessLevel());
    }

    @Test
    void changesAndNewReleases() {
        assertTrue(ReleaseFields.NONE.isEmpty());
        assertFalse(ReleaseFields.NONE.milestones(List.of()).isEmpty());
        NewLink link = new NewLink("n", "u", LinkType.IMAGE, "/p/a");
        assertEquals(
                "{\"name\":\"n\",\"url\":\"u\",\"link_type\":\"image\",\"direct_asset_path\":\"/p/a\",\"filepath\":\"/p/a\"}",
                written(link));
        assertEquals("{\"name\":\"n\",\"url\":\"u\",\"link_type\":\"other\"}", written(NewLink.of("n", "u")));
        ReleaseFields dated = ReleaseFields.NONE.releasedAt(Instant.parse("2026-01-02T03:04:05Z"));
        assertEquals("{\"released_at\":\"2026-01-02T03:04:05Z\"}", written(dated));
        assertEquals(
                "{\"tag_name\":\"v1\",\"ref\":\"main\",\"tag_message\":\"m\",\"milestones\":[],\"assets\":{\"links\":["
                        + written(NewLink.of("n", "u")) + "]}}",
                written(NewRelease.of("v1")
                        .from("main", "m")
                        .fields(ReleaseFields.NONE.milestones(List.of()))
                        .links(List.of(NewLink.of("n", "u")))));
    }

    @Test
    void milestonesAreGivenInOneWayOnly() {
        assertThrows(IllegalArgumentException.class, () -> new ReleaseFields(null, null, null, List.of(), List.of()));
        ReleaseFields titles = ReleaseFields.NONE.milestones(List.of("1.0"));
        assertNull(titles.milestoneIds(List.of(1L)).milestones());
    }

    private static String written(Object value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    private static <T> T read(String json, Class<T> type) throws Exception {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }

    @Test
    void aRuleWithManyWildcardsMatchesAtOnce() {
        ProtectedTag rule = new ProtectedTag("*a".repeat(40) + "*b", List.of());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(rule.matches("a".repeat(10_000))));
    }
}
