package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app.zip",
                "linux/x64/app",
                "Release notes.pdf",
                "..app",
                "a..b",
                ".gitignore",
                "git~app",
                "ä+1",
                "console.log",
                "common",
                "com10.txt",
                "null.txt",
                "auxiliary/x"
            })
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
                "a\\..\\b;it has a backslash, a colon or an invisible character",
                "C:/x;it has a backslash, a colon or an invisible character",
                "x:stream;it has a backslash, a colon or an invisible character",
                "'.g\ufffdit/config';it has a backslash, a colon or an invisible character",
                "'a\u0000b';it has a backslash, a colon or an invisible character",
                ".git/hooks/pre-commit;it leads into a Git repository's own files",
                "sub/.GIT/config;it leads into a Git repository's own files",
                "git~1/hooks/pre-commit;it leads into a Git repository's own files",
                ".git./hooks/pre-commit;a part of it ends in a dot or a blank, which Windows drops",
                "'.git /config';a part of it ends in a dot or a blank, which Windows drops",
                ".../x;a part of it ends in a dot or a blank, which Windows drops",
                "nul;a part of it is the name of a device in Windows",
                "dist/CON.txt;a part of it is the name of a device in Windows",
                "'aux .tar.gz';a part of it is the name of a device in Windows",
                "com1/x;a part of it is the name of a device in Windows",
                "LPT\u00b9.log;a part of it is the name of a device in Windows",
                "conout$;a part of it is the name of a device in Windows",
                ".g\u200cit/config;it has a backslash, a colon or an invisible character",
                "app\u202egpj.exe;it has a backslash, a colon or an invisible character",
                "\uFEFFapp.zip;it has a backslash, a colon or an invisible character",
                "a\u2028b;it has a backslash, a colon or an invisible character",
                "a\ud800b;it has a backslash, a colon or an invisible character"
            })
    void namesThatAreNoPaths(String name, String problem) {
        assertEquals(problem, AssetPath.problemOf(name));
    }
}
