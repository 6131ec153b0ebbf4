package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
