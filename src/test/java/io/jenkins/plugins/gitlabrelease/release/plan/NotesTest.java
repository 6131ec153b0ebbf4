package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.3,1.2.3",
        "v1.2.3,1.2.3",
        "lib/v1.2.3,1.2.3",
        "release-1.2.3,1.2.3",
        "v1.2.3-rc.1+b7,1.2.3-rc.1+b7",
        "2026.11.23,2026.11.23"
    })
    void findsTheVersionInATag(String tag, String version) {
        assertEquals(Optional.of(version), Notes.versionOf(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stable", "v1.2", "v1.2.3.4", "1.2.3 final"})
    void findsNoneInOthers(String tag) {
        assertEquals(Optional.empty(), Notes.versionOf(tag));
    }

    /** GitLab itself would look for {@code v1.2.2}, which is another product's. */
    @ParameterizedTest
    @CsvSource({"lib/v,lib/v1.2.0", "release-,release-1.2.0", "V,V1.2.0"})
    void beginsAtTheFormerTagOfTheSamePrefix(String prefix, String former) throws Exception {
        try (EngineFixture fixture = new EngineFixture()) {
            for (String tag : List.of("v1.2.2", prefix + "1.1.9", former, prefix + "1.2.1-rc.1", prefix + "1.10.0")) {
                fixture.project.commit("main", "for " + tag);
                fixture.project.tag(tag);
            }
            fixture.project.commit("main", "Fix it");
            fixture.project.tag(prefix + "1.2.1");
            fixture.publish(
                    RequestBuilder.of(prefix + "1.2.1").gitlabChangelog(true).build());
            String from = fixture.project.tags().get(former).commit().sha();
            assertTrue(
                    fixture.gitlab.requests().stream()
                            .anyMatch(request -> request.rawPath().endsWith("/repository/changelog")
                                    && request.query().contains("from=" + from)),
                    "from is " + former);
        }
    }

    @Test
    void isEmptyForTheFirstTagOfAPrefix() throws Exception {
        try (EngineFixture fixture = new EngineFixture()) {
            fixture.project.tag("v1.0.0");
            fixture.project.tag("lib/v1.2.3");
            fixture.publish(
                    RequestBuilder.of("lib/v1.2.3").gitlabChangelog(true).build());
            assertTrue(
                    fixture.log.contains("no changelog: no earlier version has a tag that begins with lib/v"),
                    fixture.log::toString);
        }
    }

    @Test
    void aLongTagHasNoVersion() {
        assertEquals(Optional.empty(), Notes.versionOf("v1.0.0-" + "a.".repeat(50_000) + "a"));
        assertEquals(Optional.empty(), Notes.versionOf("1.1.1-".repeat(100_000) + "!"));
    }

    @Test
    void theLongestNameOfATagMayHaveAVersion() {
        String rest = "a".repeat(255 - "v1.0.0-".length());
        assertEquals(Optional.of("1.0.0-" + rest), Notes.versionOf("v1.0.0-" + rest));
        assertEquals(Optional.of("1.0.0-" + rest), Notes.versionOf("lib/v1.0.0-" + rest));
        assertEquals(Optional.empty(), Notes.versionOf("v1.0.0-a" + rest));
    }

    /** The commit of the tag, at its date; for a tag that is made, what it is made from. */
    @Test
    void endsAtTheTag() throws Exception {
        try (EngineFixture fixture = new EngineFixture()) {
            fixture.project.tag("v1.0.0");
            fixture.project.commit("main", "Add a feature\n\nChangelog: added");
            String commit = fixture.project.tag("v1.1.0").commit().sha();
            fixture.publish(RequestBuilder.of("v1.1.0").gitlabChangelog(true).build());
            String query = changelogQuery(fixture);
            assertTrue(query.contains("to=" + commit) && query.contains("date="), query);
            fixture.gitlab.clearRequests();
            fixture.publish(RequestBuilder.of("v1.2.0")
                    .ref("main")
                    .gitlabChangelog(true)
                    .build());
            query = changelogQuery(fixture);
            assertTrue(query.contains("to=main") && !query.contains("date="), query);
        }
    }

    private static String changelogQuery(EngineFixture fixture) {
        return fixture.gitlab.requests().stream()
                .filter(request -> request.rawPath().endsWith("/repository/changelog"))
                .findFirst()
                .orElseThrow()
                .query();
    }

    @Test
    void standsAloneOrBelowTheText() throws Exception {
        assertEquals("## 1", descriptionWith("## 1", null));
        assertEquals("Text\n\n## 1", descriptionWith("## 1", "Text\n"));
        assertEquals("Text\n", descriptionWith(" ", "Text\n"));
    }

    private static String descriptionWith(String changelog, String text) throws Exception {
        try (EngineFixture fixture = new EngineFixture()) {
            fixture.project.tag("v1.1.0");
            fixture.gitlab
                    .faults()
                    .on(
                            "GET",
                            "/repository/changelog",
                            Fault.status(200, "application/json", "{\"notes\":\"" + changelog + "\"}"));
            fixture.publish(RequestBuilder.of("v1.1.0")
                    .description(text)
                    .gitlabChangelog(true)
                    .build());
            return fixture.project.release("v1.1.0").description();
        }
    }

    @ParameterizedTest
    @CsvSource({"422, something else", "400, no previous tag"})
    void anyOtherAnswerIsAFailure(int status, String words) {
        try (EngineFixture fixture = new EngineFixture()) {
            fixture.project.tag("v1.1.0");
            fixture.gitlab.faults().on("GET", "/repository/changelog", Fault.message(status, words));
            ReleaseException failure = assertThrows(
                    ReleaseException.class,
                    () -> fixture.publish(
                            RequestBuilder.of("v1.1.0").gitlabChangelog(true).build()));
            assertTrue(failure.getMessage().contains(words), failure.getMessage());
        }
    }
}
