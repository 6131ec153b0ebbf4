package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionInTagTest {

    private static VersionInTag of(String tag) {
        return VersionInTag.of(tag).orElseThrow(() -> new AssertionError(tag));
    }

    @Test
    void theOrderOfSemanticVersioning() {
        List<String> ascending = List.of(
                "v0.9.12",
                "v1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "v1.0.0",
                "1.0.1",
                "lib/v1.2",
                "release-1.9.9",
                "v1.10.0",
                "2.0.0+build.7",
                "v2024.01.15",
                "2026.11.23.4");
        assertEquals(
                ascending.stream().toList(),
                Stream.of(ascending.toArray(new String[0]))
                        .sorted((one, other) -> of(one).compareTo(of(other)))
                        .toList());
        List<String> shuffled = new java.util.ArrayList<>(ascending);
        java.util.Collections.shuffle(shuffled, new java.util.Random(1));
        shuffled.sort((one, other) -> of(one).compareTo(of(other)));
        assertEquals(ascending, shuffled);
    }

    @Test
    void whatIsTheSameVersion() {
        assertEquals(of("v1.2"), of("1.2.0"));
        assertEquals(of("v1.2").hashCode(), of("1.2.0").hashCode());
        assertEquals(of("1.0.0+a"), of("1.0.0+b"));
    }

    @Test
    void preReleases() {
        assertTrue(of("v2.0.0-rc.1").isPrerelease());
        assertTrue(of("v2.0-SNAPSHOT").isPrerelease());
        assertFalse(of("v2.0.0+5").isPrerelease());
        assertFalse(of("release-2.0").isPrerelease());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "latest", "", "v1.x", "1.2.", "v1/next"})
    void tagsWithoutAVersion(String tag) {
        assertTrue(VersionInTag.of(tag).isEmpty());
    }
}
