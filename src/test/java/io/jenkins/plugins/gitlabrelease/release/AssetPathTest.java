package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"app.zip", "linux/x64/app", "Release notes.pdf", "..app", "a..b", ".gitignore", "ä+1"})
    void paths(String name) {
        assertNull(AssetPath.problemOf(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "' ';it is blank",
                "/etc/passwd;it is an absolute path",
                "..;it leads out of its folder",
                "../x;it leads out of its folder",
                "a/../../x;it leads out of its folder",
                "a//b;it has an empty part",
                "a/;it has an empty part",
                "./a;it has an empty part",
                "a\\..\\b;it has a backslash, a colon or a control character",
                "C:/x;it has a backslash, a colon or a control character",
                "x:stream;it has a backslash, a colon or a control character",
                "'a\u0000b';it has a backslash, a colon or a control character",
                ".git/hooks/pre-commit;it leads into a Git repository's own files",
                "sub/.GIT/config;it leads into a Git repository's own files"
            })
    void namesThatAreNoPaths(String name, String problem) {
        assertEquals(problem, AssetPath.problemOf(name));
    }
}
