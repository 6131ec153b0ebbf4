package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        assertNull(LinkUrl.problemOf("https://h/" + random(2_680)));
        assertTrue(LinkUrl.problemOf("https://h/" + random(2_681)).startsWith("It has 2691 bytes"));
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
        assertEquals(2_690, LinkUrl.indexedSize("a".repeat(2_690)), "short enough as it is");
    }

    /** Three bytes that were there before begin a repetition, whichever bytes they are. */
    @Test
    void countsAnyBytesAlike() {
        Random random = new Random(13);
        String letters = "ab\u00e9\u00f6\u6f22\u6f23cd/";
        for (int i = 0; i < 5; i++) {
            StringBuilder text = new StringBuilder(random(300));
            while (text.length() < 3_000) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            int compressed = compressed(bytes);
            assertTrue(compressed < bytes.length * 3 / 4);
            assertEquals(compressed, LinkUrl.indexedSize(text.toString()));
        }
    }

    @Test
    void countsARepetitionThatSavesAQuarter() {
        String once = random(2_000);
        boolean exact = false;
        for (int more = 1_000; more < 1_040; more++) {
            String text = once + once.substring(0, more);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int compressed = compressed(bytes);
            assertEquals(compressed <= bytes.length * 3 / 4 ? compressed : bytes.length, LinkUrl.indexedSize(text));
            exact |= compressed == bytes.length * 3 / 4;
        }
        assertTrue(exact, "one of them saves a quarter and no more");
    }

    /** As PostgreSQL does it, looking at each place before. */
    private static int compressed(byte[] bytes) {
        int size = 0;
        int items = 0;
        for (int at = 0; at < bytes.length; items++) {
            int length = 0;
            for (int former = at - 1; former >= Math.max(0, at - 4_096) && length == 0; former--) {
                length = Math.min(273, Arrays.mismatch(bytes, former, bytes.length, bytes, at, bytes.length));
                length = length < 3 ? 0 : length;
            }
            size += length == 0 ? 1 : length > 17 ? 3 : 2;
            at += Math.max(1, length);
        }
        return size + items / 8;
    }

    @Test
    void saysWhatToWriteInstead() {
        String absolute = "GitLab takes absolute http, https and ftp URLs, such as https://example.com/file";
        assertEquals(absolute, LinkUrl.problemOf("javascript://h/x"));
        assertEquals(absolute, LinkUrl.problemOf("h/x"));
        assertEquals(absolute, LinkUrl.problemOf("https://a b/"));
        String port = "GitLab takes a number as the port, not \"";
        assertEquals(port + "80a\"", LinkUrl.problemOf("http://h:80a/"));
        assertEquals(port + "$PORT\"; a variable in it was not replaced", LinkUrl.problemOf("https://h:$PORT/x"));
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
