package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NameEscapeTest {

    private final NameEscape.Allowed narrow = NameEscape.lettersDigitsAnd("._-");

    @Test
    void leavesLegalTextAlone() {
        String legal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
        assertEquals(legal, NameEscape.escape(legal, narrow));
        assertEquals("_x2f_", NameEscape.escape("_x2f_", narrow), "lower case is no escape");
    }

    @Test
    void spellsOtherBytesInHexadecimal() {
        assertEquals("a_x2Fb_x20c", NameEscape.escape("a/b c", narrow));
        assertEquals("_xC3_xA9", NameEscape.escape("é", narrow));
        assertEquals("_x40_x5B_x60_x7B_x2F_x3A_x00", NameEscape.escape("@[`{/:\0", narrow));
    }

    @Test
    void keepsTextThatLooksLikeAnEscapeApart() {
        assertEquals("a_x5Fx2Fb", NameEscape.escape("a_x2Fb", narrow));
        assertNotEquals(NameEscape.escape("a/b", narrow), NameEscape.escape("a_x2Fb", narrow));
    }

    @Test
    void keepsEachEscapeApart() {
        for (int b = 0; b < 256; b++) {
            String rest = String.format("x%02X", b);
            assertEquals("_x5F" + rest, NameEscape.escape("_" + rest, narrow));
        }
        assertEquals("_x_x2F0_xG0_x_x3A0_x_x400", NameEscape.escape("_x/0_xG0_x:0_x@0", narrow));
    }

    @Test
    void canBeReadBack() {
        Random random = new Random(20261123);
        String pieces = "ab1._-+/~ @%é漢_x2Fx5FA";
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(pieces.charAt(random.nextInt(pieces.length())));
            }
            assertEquals(text.toString(), NameUnescape.unescape(NameEscape.escape(text.toString(), narrow)));
        }
    }
}
