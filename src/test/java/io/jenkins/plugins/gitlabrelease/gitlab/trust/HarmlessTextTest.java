package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HarmlessTextTest {
    @Test
    void joinsLinesAndBlanks() {
        assertEquals("a b c", HarmlessText.oneLine(" a\r\n\tb \u0000\u001b c\u2028", 100));
        assertEquals("", HarmlessText.oneLine("\n\n", 100));
    }

    @Test
    void dropsWhatWouldReorderOrHideTheLine() {
        assertEquals("[31m red", HarmlessText.oneLine("\u001b[31m\u202ered\u200b", 100));
    }

    @Test
    void cuts() {
        assertEquals("1234567890", HarmlessText.oneLine("1234567890", 10));
        assertEquals("1234567...", HarmlessText.oneLine("12345678901", 10));
        assertEquals("123456...", HarmlessText.oneLine("123456\ud83d\ude00\ud83d\ude00\ud83d\ude00", 10));
    }

    @Test
    void isOneBoundedLineWhateverComes() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder any = new StringBuilder();
            for (int n = random.nextInt(40); n > 0; n--) {
                any.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            String line = HarmlessText.oneLine(any.toString(), 20);
            assertTrue(line.length() <= 20, line);
            assertTrue(line.chars().noneMatch(Character::isISOControl), line);
            assertEquals(line.strip(), line);
        }
    }

    @Test
    void aLogLineKeepsTheBlanksOfATable() {
        assertEquals("a   b c", HarmlessText.logLine("a   b\r\n\u202e\ufeffc\n"));
        assertEquals(20_000, HarmlessText.logLine("x".repeat(50_000)).length());
    }

    /** What XML 1.0 cannot hold would keep Jenkins from saving a build for ever. */
    @Test
    void aValueCanBeStoredAndNeverBecomesAnotherOne() {
        for (String harmful : new String[] {
            "\u0000",
            "\u0001",
            "\u001b",
            "\u007f",
            "\u0085",
            "\n",
            "\t",
            "\ufffe",
            "\uffff",
            "\ud800",
            "\udc00",
            "\u202e",
            "\u2066",
            "\u2069",
            "\u200e",
            "\u200f",
            "\u061c",
            "\u200b",
            "\u2060",
            "\ufeff",
            "\u2028",
            "\u2029",
            "\u00ad",
            "\ufdd0",
            "\udbff\udfff",
            "\udb40\udc41"
        }) {
            assertEquals("v1\ufffd", HarmlessText.value("v1" + harmful), "" + harmful.codePointAt(0));
            assertTrue(HarmlessText.isHarmful(harmful.codePointAt(0)), "" + harmful.codePointAt(0));
        }
        assertEquals(10_000, HarmlessText.value("x".repeat(1_000_000)).length());
    }

    @Test
    void aValueKeepsWhatPeopleWrite() {
        for (String fine : new String[] {
            "Release 1.0",
            "\u00dcber\u00a0alles",
            "\u05e9\u05dc\u05d5\u05dd",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\ud83d\udc69\u200d\ud83d\udcbb",
            "\u2764\ufe0f\u200d\ud83d\udd25",
            "\ud83e\udee8",
            "\u0600",
            "\ue0a0"
        }) {
            assertEquals(fine, HarmlessText.value(fine));
            assertEquals(fine.replace('\u00a0', ' '), HarmlessText.oneLine(fine, 100));
        }
        assertEquals("app\ufffd.zip", HarmlessText.value("app\u200d.zip"));
    }

    @Test
    void proseKeepsItsLinesAndDirections() {
        assertEquals("a\r\n\tb\u200f\ufffdc", HarmlessText.prose("a\r\n\tb\u200f\u0000c"));
        assertEquals("\ufffd\ufffd\ufffd", HarmlessText.prose("\uffff\ud800\u001b"));
    }
}
