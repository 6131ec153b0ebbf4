package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

    @ParameterizedTest
    @CsvSource({
        "*, lib/v1.0, true",
        "v*, v1.0, true",
        "v*, V1.0, false",
        "v*, lib/v1.0, false",
        "v1.?, v1.2, true",
        "v1.?, v1.20, false",
        "v1.0, v1x0, false",
        "*-rc*, app/v1.0-rc.1, true",
        "*-rc*, v1.0, false",
        "v[1], v1, false",
        "v[1], v[1], true",
        "v(1|2), v1, false",
        "\\Qv, \\Qv, true"
    })
    void tags(String pattern, String tag, boolean fits) {
        assertEquals(fits, NamePattern.ofTags(pattern).matches(tag));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "**;app.zip;true",
                "**;linux/x64/app;true",
                "*;app.zip;true",
                "*;linux/app;false",
                "*.zip;app.zip;true",
                "*.zip;app.zip.sha256;false",
                "**/*.zip;app.zip;true",
                "**/*.zip;a/b/app.zip;true",
                "linux/**;linux/x64/app;true",
                "linux/;linux/x64/app;true",
                "linux/**;linux;false",
                "linux/*/app;linux/x64/app;true",
                "linux/*/app;linux/a/b/app;false",
                "a/**/b;a/b;true",
                "a/**/b;a/x/y/b;true",
                "*.zip, *.txt;app.txt;true",
                "*.zip , ;app.txt;false",
                ",*.zip;app.zip;true",
                ",*.zip;'';false",
                "app-?.zip;app-1.zip;true",
                "app+1.zip;app+1.zip;true",
                "app.zip;appxzip;false"
            })
    void files(String patterns, String name, boolean fits) {
        assertEquals(fits, NamePattern.ofFiles(patterns).matches(name));
    }

    /** A regular expression of this would run for minutes. */
    @Test
    @Timeout(value = 5, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anyPatternMatchesAtOnce() {
        String name = "a".repeat(250);
        for (int i = 0; i < 1_000; i++) {
            assertFalse(NamePattern.ofTags("*a*a*a*a*a*a*a*b").matches(name));
            assertFalse(NamePattern.ofFiles("*a*a*a*a*a*a*a*b").matches(name));
            assertFalse(NamePattern.ofFiles("**/a/**/a/**/a/**/b").matches("a/".repeat(125)));
        }
    }

    @Test
    void isWrittenAsItWasGiven() {
        assertEquals("*.zip, *.txt", NamePattern.ofFiles("*.zip, *.txt").toString());
    }
}
