package io.jenkins.plugins.gitlabrelease.release;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * A reversible spelling of any text in the few characters that a name in GitLab may have. A byte that is not allowed
 * becomes {@code _xHH}, its UTF-8 value in upper-case hexadecimal; a name that is legal already stays as it is, unless it
 * happens to hold such an escape, whose underscore is then escaped itself. So no two texts get one name.
 */
final class NameEscape {

    private NameEscape() {}

    /** What may stay at a position of the text; only ASCII characters can. */
    @FunctionalInterface
    interface Allowed {
        boolean at(byte[] text, int index);
    }

    /** The characters of a set as an {@link Allowed}: letters, digits and those given. */
    static Allowed lettersDigitsAnd(String others) {
        BitSet set = new BitSet(128);
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('0', '9' + 1);
        others.chars().forEach(set::set);
        return (text, index) -> text[index] > 0 && set.get(text[index]);
    }

    static String escape(String text, Allowed allowed) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder result = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (allowed.at(bytes, i) && !startsEscape(bytes, i)) {
                result.append((char) bytes[i]);
            } else {
                result.append(String.format("_x%02X", bytes[i]));
            }
        }
        return result.toString();
    }

    private static boolean startsEscape(byte[] text, int i) {
        return i + 3 < text.length
                && text[i] == '_'
                && text[i + 1] == 'x'
                && upperHex(text[i + 2])
                && upperHex(text[i + 3]);
    }

    private static boolean upperHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'A' && b <= 'F';
    }
}
