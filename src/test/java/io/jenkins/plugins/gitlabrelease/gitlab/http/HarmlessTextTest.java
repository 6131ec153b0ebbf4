package io.jenkins.plugins.gitlabrelease.gitlab.http;

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
}
