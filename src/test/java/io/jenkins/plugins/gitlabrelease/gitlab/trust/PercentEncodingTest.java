package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.Decoded;
import io.jenkins.plugins.gitlabrelease.gitlab.RandomTexts;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Query;
import java.net.URI;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTest {
    private static final int MANY = 100_000;
    private static final ServerUrl SERVER = ServerUrl.parse("https://gitlab.example.com/sub");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "v1.0, v1.0",
        "lib/v1.2+b, lib%2Fv1.2%2Bb",
        "a b, a%20b",
        "%2F, %252F",
        "a~b_c-d.e, a~b_c-d.e",
        "é, %C3%A9",
        "😀, %F0%9F%98%80",
        "a?b#c&d=e;f:g@h, a%3Fb%23c%26d%3De%3Bf%3Ag%40h",
        "..., ...",
        ".git, .git",
    })
    void encodesAllButUnreservedCharacters(String raw, String encoded) {
        assertEquals(encoded, ServerUrl.encode(raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a\ud83d", "\ude00"})
    void refusesWhatWouldAddressSomethingElse(String raw) {
        assertThrows(IllegalArgumentException.class, () -> ServerUrl.encode(raw));
    }

    @Test
    void randomSegmentsSurviveTheWholeUrl() {
        Random random = new Random(20260817);
        for (int i = 0; i < MANY; i++) {
            String raw = RandomTexts.segment(random);
            HttpUrl url = SERVER.api("projects", raw, "releases", raw + "x");
            String[] sent = url.toString().split("/", -1);
            assertEquals(10, sent.length, raw);
            assertEquals(raw, Decoded.percent(sent[7]), raw);
            assertEquals(raw + "x", Decoded.percent(sent[9]), raw);
            assertTrue(sent[7].chars().allMatch(PercentEncodingTest::isUnreservedOrEscape), raw);
        }
    }

    @Test
    void randomSegmentsAreWhatJavaDecodesToo() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            String raw = RandomTexts.segment(random);
            String path = URI.create("http://h/" + ServerUrl.encode(raw)).getPath();
            assertEquals("/" + raw, path);
            assertEquals(
                    raw,
                    HttpUrl.get("http://h/" + ServerUrl.encode(raw))
                            .pathSegments()
                            .get(0));
        }
    }

    @Test
    void queriesKeepEveryCharacter() {
        Random random = new Random(8);
        for (int i = 0; i < 10_000; i++) {
            String raw = RandomTexts.segment(random);
            HttpUrl url = new Query(SERVER.api("projects")).with("title", raw).build();
            String query = url.toString().substring(url.toString().indexOf("?title=") + 7);
            assertFalse(query.contains("+"), raw);
            assertEquals(raw, Decoded.percent(query));
        }
    }

    private static boolean isUnreservedOrEscape(int c) {
        return c < 0x7f && Character.isLetterOrDigit(c) || "-._~%".indexOf(c) >= 0;
    }
}
