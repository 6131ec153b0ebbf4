package io.jenkins.plugins.gitlabrelease.release;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reversible spelling of any text in the few characters that a name in GitLab may have. A byte that is not allowed
 * becomes {@code _xHH}, its UTF-8 value in upper-case hexadecimal; a name that is legal already stays as it is, unless it
 * happens to hold such an escape, whose underscore is then escaped itself. So no two texts get one name.
 */
public final class NameEscape {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-F]{2})");

    private NameEscape() {}

    /** What may stay at a position of the text; asked for ASCII characters only. */
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

    public static String unescape(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
        Matcher escapes = ESCAPE.matcher(name);
        int done = 0;
        while (escapes.find()) {
            bytes.writeBytes(name.substring(done, escapes.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(escapes.group(1), 16));
            done = escapes.end();
        }
        bytes.writeBytes(name.substring(done).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
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
