package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EchoedSecretTest {
    private static final String SECRET = "glpat-Zq7_unmistakable.01.4711";

    private static String spelled(IntFunction<String> character) {
        return SECRET.chars().mapToObj(character).collect(Collectors.joining());
    }

    private static void assertHidden(String echo) {
        for (String around : new String[] {"?", "bad ? here", "{\"message\":\"?\"}", "x=?&y=1", "<b>?</b>"}) {
            String text = around.replace("?", echo);
            String clean = EchoedSecret.hide(text, SECRET);
            assertEquals(around.replace("?", "****"), clean.replaceAll("(\\*{4})+=*", "****"), echo);
        }
    }

    @Test
    void asItIs() {
        assertHidden(SECRET);
    }

    @Test
    void escapedAsInJson() {
        assertHidden(spelled(c -> String.format("\\u%04x", c)));
        assertHidden(spelled(c -> String.format("\\u%04X", c)));
        assertHidden(SECRET.replace("-", "\\-").replace("_", "\\_"));
        assertHidden(SECRET.replace("-", "\\u002d"));
        assertHidden(SECRET.replace("-", "\\\\u002D"));
    }

    @Test
    void encodedAsInAddresses() {
        assertHidden(spelled(c -> String.format("%%%02x", c)));
        assertHidden(spelled(c -> String.format("%%%02X", c)));
        assertHidden(spelled(c -> String.format("%%25%02X", c)));
        assertHidden(SECRET.replace("_", "%5f").replace(".", "%2E"));
    }

    @Test
    void encodedAsInHtml() {
        assertHidden(spelled(c -> "&#" + c + ";"));
        assertHidden(spelled(c -> "&#x" + Integer.toHexString(c) + ";"));
        assertHidden(spelled(c -> "&#X00" + Integer.toHexString(c).toUpperCase(Locale.ROOT) + ";"));
        assertHidden(spelled(c -> "&amp;#" + c + ";"));
        assertHidden(SECRET.replace("_", "&lowbar;").replace(".", "&period;"));
    }

    @Test
    void encodedAsBase64WhateverIsAroundIt() {
        for (String before : new String[] {"", "a", "ab", "abc", "oauth2:", "user:"}) {
            for (String after : new String[] {"", "a", "ab", "abc"}) {
                byte[] bytes = (before + SECRET + after).getBytes(UTF_8);
                assertHidden(Base64.getEncoder().encodeToString(bytes));
                assertHidden(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                assertHidden(Base64.getMimeEncoder(16, "\r\n".getBytes(UTF_8)).encodeToString(bytes));
            }
        }
        String cut = Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)).substring(3);
        assertHidden(cut);
    }

    @Test
    void encodedInHexadecimalDigits() {
        assertHidden(HexFormat.of().formatHex(SECRET.getBytes(UTF_8)));
        assertHidden(HexFormat.of().withUpperCase().formatHex(SECRET.getBytes(UTF_8)));
        assertHidden(HexFormat.ofDelimiter(":").formatHex(SECRET.getBytes(UTF_8)));
        assertHidden(spelled(c -> String.format("\\x%02x", c)));
    }

    @Test
    void inSpellingsOfOtherLanguages() {
        assertHidden(spelled(c -> String.format("\\u{%x}", c)));
        assertHidden(spelled(c -> String.format("\\x{00%X}", c)));
        assertHidden(spelled(c -> String.format("\\U%08x", c)));
        assertHidden(spelled(c -> String.format("%%u%04X", c)));
        assertHidden(spelled(c -> String.format("\\%03o", c)));
        assertHidden(spelled(c -> String.format("=%02X", c)));
        assertHidden(SECRET.replace("_", "=5F").replace("-", "=2D"));
        assertHidden(SECRET.replace("_", "&UnderBar;").replace("-", "-&shy;"));
    }

    @Test
    void octetByOctet() {
        assertHidden(HexFormat.ofDelimiter(" ").formatHex(SECRET.getBytes(UTF_8)));
        assertHidden(HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(SECRET.getBytes(UTF_8)));
        assertHidden(SECRET.chars().mapToObj(Integer::toString).collect(Collectors.joining(", ")));
        assertHidden(SECRET.chars().mapToObj(Integer::toString).collect(Collectors.joining(" ")));
    }

    @Test
    void inUtf16() {
        assertHidden(Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_16LE)));
        assertHidden(HexFormat.of().formatHex(SECRET.getBytes(UTF_16BE)));
        assertHidden(String.join("\\u0000", SECRET.split("")));
    }

    @Test
    void brokenAcrossLines() {
        for (String lineBreak :
                new String[] {"\n", "\r\n", "\\n", "\\r\\n  ", "<br>", "<wbr/>", "=\r\n", "\u200b", "%0a", "&#10;"}) {
            for (int at = 1; at < SECRET.length(); at++) {
                String clean = EchoedSecret.hide(SECRET.substring(0, at) + lineBreak + SECRET.substring(at), SECRET);
                assertFalse(clean.matches("(?s).*[A-Za-z0-9]{4}.*"), clean);
            }
        }
    }

    @Test
    void cut() {
        for (int length = 8; length < SECRET.length(); length++) {
            assertHidden(SECRET.substring(0, length));
            assertHidden(SECRET.substring(SECRET.length() - length));
        }
    }

    @Test
    void nothingElseIsTouched() {
        for (String text : new String[] {"", "The token glpat- is short", "a\\u0041b%41c", "Zq7_unm", "d2hhdGV2ZXI="}) {
            assertEquals(text, EchoedSecret.hide(text, SECRET));
        }
        assertEquals("secret ****", EchoedSecret.hide("secret s3cret", "s3cret"));
    }

    @Test
    void aLongTextTakesNoTime() {
        String[] texts = {
            "%25".repeat(20_000),
            "\\".repeat(65_536),
            "&#".repeat(32_000),
            "<".repeat(65_536),
            "a".repeat(65_536),
            "4".repeat(65_536),
            "44 ".repeat(21_000),
            "0x44, 0x".repeat(8_000),
            "=41".repeat(21_000),
            "\\101".repeat(16_000)
        };
        for (String text : texts) {
            assertTimeoutPreemptively(Duration.ofSeconds(3), () -> EchoedSecret.hide(text, SECRET));
        }
    }
}
