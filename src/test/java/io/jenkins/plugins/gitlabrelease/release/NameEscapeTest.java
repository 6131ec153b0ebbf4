package io.jenkins.plugins.gitlabrelease.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NameEscapeTest {

    private static final NameEscape.Allowed NARROW = NameEscape.lettersDigitsAnd("._-");

    @Test
    void leavesLegalTextAlone() {
        assertEquals("app-1.0_x.jar", NameEscape.escape("app-1.0_x.jar", NARROW));
        assertEquals("_x2f_", NameEscape.escape("_x2f_", NARROW), "lower case is no escape");
    }

    @Test
    void spellsOtherBytesInHexadecimal() {
        assertEquals("a_x2Fb_x20c", NameEscape.escape("a/b c", NARROW));
        assertEquals("_xC3_xA9", NameEscape.escape("é", NARROW));
    }

    @Test
    void keepsTextThatLooksLikeAnEscapeApart() {
        assertEquals("a_x5Fx2Fb", NameEscape.escape("a_x2Fb", NARROW));
        assertNotEquals(NameEscape.escape("a/b", NARROW), NameEscape.escape("a_x2Fb", NARROW));
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
            assertEquals(text.toString(), NameUnescape.unescape(NameEscape.escape(text.toString(), NARROW)));
        }
    }
}
