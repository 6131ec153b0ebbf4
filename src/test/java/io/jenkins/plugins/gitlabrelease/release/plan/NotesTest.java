package io.jenkins.plugins.gitlabrelease.release.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
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
}
