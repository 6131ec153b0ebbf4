package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
    private static final Pattern FILE = Pattern.compile("(?![~@])[A-Za-z0-9._\\-+~@]+(?<![~@])");
    private static final Pattern OLD_DIRECT_PATH = Pattern.compile("/(?:[-.A-Za-z0-9_]+/?)*+(?<=[0-9a-zA-Z])");
    private static final Pattern DIRECT_PATH = Pattern.compile("/[^/](?!.*//.*)[\\-.A-Za-z0-9_/]+[0-9a-zA-Z]+");

    @ParameterizedTest
    @CsvSource({"app,app", "my app,my_x20app", ".,_x2E", "..,_x2E.", "...,...", "a+b,a+b", "@scope/app,_x40scope_x2Fapp"
    })
    void makesPackageNamesLegal(String text, String name) {
        assertEquals(name, LegalNames.packageName(text));
    }

    @ParameterizedTest
    @CsvSource({"v1.2,v1.2", "lib/v1.2+b,lib_x2Fv1.2+b", "1..2,1._x2E2", "v1~rc,v1_x7Erc", "...,_x2E_x2E_x2E"})
    void makesVersionsLegal(String text, String version) {
        assertEquals(version, LegalNames.packageVersion(text));
    }

    /** Names of files are for people: legal ones stay, and what is not legal becomes a dot. */
    @ParameterizedTest
    @CsvSource({
        "app-1.0+b7.jar,app-1.0+b7.jar",
        "app_1.0~rc1-1_amd64.deb,app_1.0~rc1-1_amd64.deb",
        "getty@.service,getty@.service",
        "app 1~rc1.deb,app.1~rc1.deb",
        "linux/app,linux.app",
        "@scope/app.tgz,scope.app.tgz",
        "notes (final).txt,notes.final.txt",
        "r\u00e9sum\u00e9.pdf,resume.pdf",
        "...,...",
        ".profile,.profile",
        "a~,a",
        "~a,a"
    })
    void keepsFileNamesReadable(String text, String name) {
        assertEquals(name, LegalNames.fileName(text, "~@"));
    }

    @Test
    void knowsEachCharacterThatAFileNameMayHave() {
        for (char c = 0; c < 0x180; c++) {
            String name = "x" + c + "x";
            assertEquals(FILE.matcher(name).matches(), LegalNames.isFileName(name, "~@"), name);
            assertEquals(PACKAGE.matcher(name).matches(), LegalNames.isFileName(name, ""), name);
        }
        assertTrue(LegalNames.isFileName("a".repeat(255), ""));
        assertFalse(LegalNames.isFileName("a".repeat(256), ""));
    }

    @Test
    void namesFilesForOldServers() {
        assertEquals("app.1.rc1.deb", LegalNames.fileName("app 1~rc1.deb", ""));
        assertEquals("app_1.0.rc1-1_amd64.deb", LegalNames.fileName("app_1.0~rc1-1_amd64.deb", "@"));
    }

    @Test
    void namesFilesWithoutALegalCharacter() {
        String name = LegalNames.fileName("\u6f22\u5b57.pdf", "");
        assertTrue(name.matches("file-[0-9a-f]{8}\\.pdf"), name);
        assertNotEquals(name, LegalNames.fileName("\u6f22.pdf", ""));
        String long_ = LegalNames.fileName("a/".repeat(200) + "b.zip", "");
        assertTrue(long_.length() <= 255 && long_.endsWith(".zip"), long_);
    }

    @Test
    void keepsFilesApart() {
        String name = LegalNames.apart("app.1.tar.gz", "app 1.tar.gz");
        assertTrue(name.matches("app\\.1-[0-9a-f]{8}\\.tar\\.gz"), name);
        assertEquals(name, LegalNames.apart("app.1.tar.gz", "app 1.tar.gz"));
        assertNotEquals(name, LegalNames.apart("app.1.tar.gz", "app(1.tar.gz"));
        assertTrue(LegalNames.apart("/a.b/c", "x").matches("/a\\.b/c-[0-9a-f]{8}"));
    }

    @ParameterizedTest
    @CsvSource({
        "app.jar,/app.jar",
        "app-1.0+b7.jar,/app-1.0.b7.jar",
        "SHA256SUMS,/SHA256SUMS",
        "notes_,/notes",
        "jq,/file/jq",
        "my file.txt,/my.file.txt",
        "linux/my app,/linux/my.app",
        "@scope/app.tgz,/scope/app.tgz",
        "./a//b,/a/b",
        ".hidden/x,/.hidden/x"
    })
    void givesEachFileAPermanentPath(String name, String path) {
        assertEquals(path, LegalNames.directAssetPath(name));
    }

    @Test
    void cutsFileNamesWhereFileSystemsDo() {
        assertEquals("a".repeat(255), LegalNames.fileName("a".repeat(255), ""));
        assertEquals("e" + "a".repeat(254), LegalNames.fileName("\u00e9" + "a".repeat(254), ""));
        assertTrue(LegalNames.fileName("a".repeat(256), "").matches("a{246}-[0-9a-f]{8}"));
        assertTrue(LegalNames.apart("a".repeat(300) + ".tar.gz", "x").matches("a{239}-[0-9a-f]{8}\\.tar\\.gz"));
        assertTrue(LegalNames.apart("dir/" + "a".repeat(300), "x").matches("dir/a{246}-[0-9a-f]{8}"));
        assertTrue(LegalNames.apart("dir/" + "a".repeat(246), "x").matches("dir/a{246}-[0-9a-f]{8}"));
    }

    @Test
    void givesShortNamesAPathThatIsLongEnough() {
        assertEquals("/abc", LegalNames.directAssetPath("abc"));
        assertEquals("/file/ab", LegalNames.directAssetPath("ab"));
        assertTrue(LegalNames.directAssetPath("\u6f22").matches("/file-[0-9a-f]{8}"));
    }

    @Test
    void givesNoPathThatGitLabWouldRefuseForItsLength() {
        assertEquals("/" + "a".repeat(127), LegalNames.directAssetPath("a".repeat(127)));
        assertNull(LegalNames.directAssetPath("a".repeat(128)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app.jar",
                "/win/x64/app.exe",
                "/SHA256SUMS",
                "/abc",
                "/.ab",
                "/\u00e9.jar",
                "/@scope/app.tgz",
                "/~user/app.zip",
                "/+app.zip"
            })
    void knowsLegalPaths(String path) {
        assertTrue(LegalNames.isDirectAssetPath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.jar", "//app", "/a//b", "/ab", "/a+b.jar", "/a b.jar", "/app_", "/app/", ""})
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
                assertTrue(OLD_DIRECT_PATH.matcher(path).matches(), name);
            }
            assertTrue(FILE.matcher(LegalNames.fileName(name, "~@")).matches(), name);
            assertTrue(PACKAGE.matcher(LegalNames.fileName(name, "")).matches(), name);
            assertTrue(
                    PACKAGE.matcher(LegalNames.apart(LegalNames.fileName(name, ""), name))
                            .matches(),
                    name);
        }
    }
}
