package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** As Python, Maven and Spring write them. */
    @Test
    void preReleasesWithoutAHyphen() {
        assertTrue(of("v1.2.3rc1").isPrerelease());
        assertTrue(of("5.0.0.M2").isPrerelease());
        assertTrue(of("5.0.0.RC1").compareTo(of("5.0.0.RELEASE")) < 0);
        assertTrue(of("1.2b9").compareTo(of("1.2b10")) < 0);
        assertFalse(of("1.2.3.Final").isPrerelease());
        assertEquals(of("1.2.3"), of("1.2.3.GA"));
    }

    @Test
    void numbersInTheNameOfTheProduct() {
        assertEquals(of("1.2.0"), of("log4j2-1.2.0"));
        assertEquals(of("1.2.0"), of("app2-v1.2.0"));
        assertEquals(of("1.2.0-rc.1"), of("x86-64-1.2.0-rc.1"));
        assertEquals(of("1.2.0"), of("@scope/utf-8@1.2.0"));
        assertEquals("log4j2-", of("log4j2-1.2.0").prefix());
        assertEquals("lib/v", of("lib/v1.2.0+5").prefix());
        assertEquals("1.2.0+5", of("lib/v1.2.0+5").text());
    }

    @Test
    void numbersWithoutDots() {
        assertEquals(of("1.2.3"), of("v1_2_3"));
        assertEquals(of("15.2"), of("REL_15_2"));
        assertEquals(of("1.2.3"), of("release-1-2-3"));
        assertEquals("1_2_3", of("lib/v1_2_3").text());
    }

    @Test
    void dates() {
        assertFalse(of("nightly-2026-11-23").isPrerelease());
        assertTrue(of("2026-11-23").compareTo(of("2026-11-03")) > 0);
        assertTrue(of("2026-11-23.2").compareTo(of("2026-11-23")) > 0);
        assertTrue(of("2026-11").compareTo(of("2026-09")) > 0);
        assertEquals("2026-11-23", of("nightly-2026-11-23").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.2.3_1", "1.2.3-build_4", "nightly-x86_64", "nightly", "latest", "", "v1.x", "1.2.", "v1/next"
            })
    void tagsWithoutAVersion(String tag) {
        assertTrue(VersionInTag.of(tag).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0-rc.0, 1.0.0-rc.1",
        "1.0.0-rc.9, 1.0.0-rc.10",
        "1.0.0-rc.1.1, 1.0.0-rc..1",
        "1.0.0-1, 1.0.0-a",
        "1.0.0-a, 1.0.0-a.0",
        "1.2, 1.2.1",
        "1.2.0-rc.1, 1.2",
        "v9, v10",
        "0.0.1, v1"
    })
    void oneIsBeforeTheOther(String lower, String higher) {
        assertTrue(of(lower).compareTo(of(higher)) < 0);
        assertTrue(of(higher).compareTo(of(lower)) > 0);
        assertNotEquals(of(lower), of(higher));
    }

    @Test
    void equalVersionsAreFoundInASet() {
        Set<VersionInTag> versions = new HashSet<>(List.of(of("v0.0"), of("1.0-rc.1")));
        assertTrue(versions.contains(of("v0")));
        assertTrue(versions.contains(of("lib/1-rc.1+b")));
        assertNotEquals(of("1.2"), (Object) "1.2");
        Set<Integer> codes = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            codes.add(of("v1." + i).hashCode());
        }
        assertTrue(codes.size() > 900, "different versions are told apart at once");
    }

    /** Git keeps no longer name of a file; folders before it do not count. */
    @Test
    void aLongNameHasNoVersion() {
        String longest = "a".repeat(249) + "-1.2.3";
        assertEquals(of("1.2.3"), of(longest));
        assertEquals(of("1.2.3"), of("b".repeat(300) + "/" + longest));
        assertTrue(VersionInTag.of("a" + longest).isEmpty());
    }
}
