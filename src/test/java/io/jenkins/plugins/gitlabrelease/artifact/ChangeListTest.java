package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeListTest {

    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    private static String line(String message) {
        return ChangeList.of(List.of(new ChangeList.Change(null, message)));
    }

    @Test
    void listsTitlesAndShortHashesInTheOrderGiven() {
        assertEquals(
                "- Second: more (fedcba98)\n- First (01234567)",
                ChangeList.of(List.of(
                        new ChangeList.Change(
                                "fedcba9876543210fedcba9876543210fedcba98", "Second: more\n\nwith a body"),
                        new ChangeList.Change(SHA, "\n First "))));
    }

    @Test
    void nothingChanged() {
        assertNull(ChangeList.of(List.of()));
        assertNull(ChangeList.of(List.of(new ChangeList.Change(null, " \n "), new ChangeList.Change("r12", null))));
    }

    @Test
    void aCommitIsListedOnce() {
        ChangeList.Change change = new ChangeList.Change(SHA, "First");
        assertEquals("- First (01234567)", ChangeList.of(List.of(change, change)));
    }

    @Test
    void whatIsNoHashIsNotShown() {
        assertEquals("- First", ChangeList.of(List.of(new ChangeList.Change("](javascript:x)", "First"))));
        assertEquals("- 01234567", ChangeList.of(List.of(new ChangeList.Change(SHA, ""))));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "@root, - \\@root",
                "mail me@example.com, - mail me\\@example.com",
                "closes #1 and !2 ~bug %1 $3 &4, - closes \\#1 and \\!2 \\~bug \\%1 \\$3 \\&4",
                "<img src=x onerror=alert(1)>, - \\<img src=x onerror=alert(1)\\>",
                "![x](http://example.com/x.png), - \\!\\[x\\](http://example.com/x.png)",
                "`code` *b* _i_ \\@x ^1, - \\`code\\` \\*b\\* \\_i\\_ \\\\\\@x \\^1",
                "&lt;script&gt;, - \\&lt;script\\&gt;",
                "- nested, - \\- nested",
                "+ nested, - \\+ nested",
                "1. nested, - 1\\. nested",
                "v1.2 (x), - v1.2 (x)"
            })
    void aMessageStaysText(String message, String expected) {
        assertEquals(expected, line(message));
    }

    @Test
    void aTitleIsOneVisibleLine() {
        assertEquals("- a b", line("a\u0007\u202e\u2028b\rc".replace("\rc", "")));
        String text = line("\ud83d\ude80".repeat(300));
        assertEquals("- " + "\ud83d\ude80".repeat(200) + "\u2026", text);
        assertTrue(text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF), "no half character");
    }
}
