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

    private static String random(int length) {
        Random random = new Random(11);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(random.nextInt(64)));
        }
        return text.toString();
    }
}
