package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GitLab's rules are written here a second time, as its sources have them, so that a slip in one place shows. */
class LegalNamesTest {

    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9._\\-+]+");
    private static final Pattern VERSION = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9_+.\\-]+");
    private static final Pattern DIRECT_PATH = Pattern.compile("/[^/](?!.*//.*)[\\-.A-Za-z0-9_/]+[0-9a-zA-Z]+");

    @ParameterizedTest
    @CsvSource({"app,app", "my app,my_x20app", ".,_x2E", "..,_x2E.", "a+b,a+b", "@scope/app,_x40scope_x2Fapp"})
    void makesPackageNamesLegal(String text, String name) {
        assertEquals(name, LegalNames.packageName(text));
    }

    @ParameterizedTest
    @CsvSource({"v1.2,v1.2", "lib/v1.2+b,lib_x2Fv1.2+b", "1..2,1._x2E2", "v1~rc,v1_x7Erc", "...,_x2E_x2E_x2E"})
    void makesVersionsLegal(String text, String version) {
        assertEquals(version, LegalNames.packageVersion(text));
    }

    @ParameterizedTest
    @CsvSource({
        "app.jar,/app.jar",
        "app-1.0+b7.jar,/app-1.0_x2Bb7.jar",
        "SHA256SUMS,/SHA256SUMS",
        "notes_,/notes_x5F",
        "ab,/_x61b",
        "my file.txt,/my_x20file.txt"
    })
    void givesEachFileAPermanentPath(String name, String path) {
        assertEquals(path, LegalNames.directAssetPath(name));
    }

    @Test
    void givesNoPathThatGitLabWouldRefuseForItsLength() {
        assertEquals("/" + "a".repeat(127), LegalNames.directAssetPath("a".repeat(127)));
        assertNull(LegalNames.directAssetPath("a".repeat(128)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app.jar", "/win/x64/app.exe", "/SHA256SUMS", "/abc", "/.ab"})
    void knowsLegalPaths(String path) {
        assertTrue(LegalNames.isDirectAssetPath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.jar", "//app", "/a//b", "/ab", "/a+b.jar", "/a b.jar", "/app_", "/app/", "/é.jar", ""})
    void knowsIllegalPaths(String path) {
        assertFalse(LegalNames.isDirectAssetPath(path));
    }

    @Test
    void takesAnyNameThereIs() {
        Random random = new Random(7);
        String pieces = "abzAZ09._-+/~ @%é漢\t:";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            String name = text.toString();
            assertTrue(PACKAGE.matcher(LegalNames.packageName(name)).matches(), name);
            assertTrue(VERSION.matcher(LegalNames.packageVersion(name)).matches(), name);
            assertEquals(name, NameUnescape.unescape(LegalNames.packageName(name)));
            assertEquals(name, NameUnescape.unescape(LegalNames.packageVersion(name)));
            String path = LegalNames.directAssetPath(name);
            if (path != null) {
                assertTrue(DIRECT_PATH.matcher(path).matches() && path.length() <= 128, name);
                assertEquals("/" + name, NameUnescape.unescape(path));
            }
        }
    }
}
