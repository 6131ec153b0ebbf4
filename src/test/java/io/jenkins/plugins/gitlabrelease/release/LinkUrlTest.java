package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both lists were found by running GitLab's own validator. */
class LinkUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sonar.example.com/dashboard?id=a|b",
                "https://nexus/#browse/browse:raw#x",
                "https://h/My App.zip",
                "https://h/{x}?a=[1]^`\"<>",
                "https://h/[x]",
                "https://h/100%/a",
                "https://h/a\\b",
                "https://h/a\u00a0b",
                "https://m\u00fcnchen.example/x",
                "http://build_host:8080/x?y=z",
                "http://gitlab_web:8080/acme/app.git",
                "http://[2001:db8::1]:8080/x",
                "https://h:/x",
                "https://u:p{@h/x",
                "https://h",
                "https://h?x",
                "https://h/%0Aa",
                "ftp://h/a",
                "  https://h/x  "
            })
    void takesWhatGitLabTakes(String url) {
        assertNull(LinkUrl.problemOf(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h/x",
                "//h/x",
                "https://",
                "https:///x",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "HTTPS://h/",
                "https://$HOST/x",
                "https://${HOST}/x",
                "https://h:$PORT/x",
                "http://h:80a/",
                "https://_x.example.com/a",
                "https://-x/",
                "https://u:p#s@h/x",
                "https://a b/",
                "https://h\\x",
                "https://{h}/",
                "https://h/a\nb",
                "ftp://h/a%0Ab",
                "ftp://h/a%0db"
            })
    void refusesWhatGitLabRefuses(String url) {
        assertNotNull(LinkUrl.problemOf(url));
    }

    @Test
    void saysThatAVariableWasNotReplaced() {
        assertEquals(
                "GitLab does not take \"$HOST\" as a host: it must start with a letter or a digit; a variable in it was"
                        + " not replaced",
                LinkUrl.problemOf("https://$HOST/x"));
    }

    /** Executed on PostgreSQL 15: 2,680 random characters are stored, 2,690 and more are not; text that repeats is. */
    @Test
    void knowsWhatGitLabsIndexTakes() {
        assertNull(LinkUrl.problemOf("https://h/" + random(2_670)));
        assertTrue(LinkUrl.problemOf("https://h/" + random(2_700)).startsWith("It has 2710 bytes"));
        assertNull(LinkUrl.problemOf("https://h/" + "a".repeat(100_000)));
        assertNull(LinkUrl.problemOf("https://h/" + "some/path/".repeat(1_000)));
    }

    /**
     * A byte that is written as it is takes a byte, a repetition two, or three beyond 17 bytes, and each of both a bit more.
     */
    @Test
    void countsWhatPostgreSqlWrites() {
        // one letter, 366 times 273 of it, and 81
        assertEquals(1 + 367 * 3 + 368 / 8, LinkUrl.indexedSize("a".repeat(100_000)));
        // ten letters, 36 times 273 of them, and 162
        assertEquals(10 + 37 * 3 + 47 / 8, LinkUrl.indexedSize("some/path/".repeat(1_000)));
        // 1 letter, 10 times 273, and 3, 2 or 1 more
        assertEquals(1 + 10 * 3 + 2 + 12 / 8, LinkUrl.indexedSize("a".repeat(2_734)));
        assertEquals(1 + 10 * 3 + 2 + 13 / 8, LinkUrl.indexedSize("a".repeat(2_733)));
        assertEquals(1 + 10 * 3 + 1 + 12 / 8, LinkUrl.indexedSize("a".repeat(2_732)));
        assertEquals(1 + 10 * 3 + 3 + 12 / 8, LinkUrl.indexedSize("a".repeat(2_749)));
        assertEquals(1 + 10 * 3 + 2 + 12 / 8, LinkUrl.indexedSize("a".repeat(2_748)));
    }

    @Test
    void countsRepetitionsWithinAWindow() {
        String far = random(4_096);
        assertEquals(4_096 + 300, LinkUrl.indexedSize(far + far.substring(0, 300)), "saves less than a quarter");
        String all = far + far;
        int whole = LinkUrl.indexedSize(all);
        assertTrue(whole < 4_096 + 4_096 / 8 + 200, () -> "the second half repeats: " + whole);
        String further = random(4_200);
        assertEquals(2 * 4_200, LinkUrl.indexedSize(further + further), "the first half is out of sight");
        assertEquals(2_600, LinkUrl.indexedSize("a".repeat(2_600)), "short enough as it is");
    }

    @Test
    void saysWhatToWriteInstead() {
        String absolute = "GitLab takes absolute http, https and ftp URLs, such as https://example.com/file";
        assertEquals(absolute, LinkUrl.problemOf("javascript://h/x"));
        assertEquals("GitLab takes the scheme in lower case only: write https", LinkUrl.problemOf("HTTPS://h/"));
        assertEquals("GitLab takes no line break in it", LinkUrl.problemOf("https://h/a\nb"));
        assertEquals("GitLab takes no line break in it", LinkUrl.problemOf("https://h/a\rb"));
        assertEquals("GitLab takes no line break in it", LinkUrl.problemOf("ftp://h/%0D"));
    }

    private static String random(int length) {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(random.nextInt(64)));
        }
        return text.toString();
    }
}
