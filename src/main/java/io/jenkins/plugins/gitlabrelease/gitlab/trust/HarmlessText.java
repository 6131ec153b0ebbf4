package io.jenkins.plugins.gitlabrelease.gitlab.trust;

/**
 * Cleans text that others wrote: what GitLab answers, what people put into names, notes and commits. It is the only
 * place that says which characters are harmful: those that cannot stand in XML 1.0, where Jenkins keeps its records
 * (control characters, lone surrogates, U+FFFE and U+FFFF), that start a line, or that change how a line is read without
 * being seen (bidirectional and other format characters).
 */
public final class HarmlessText {
    /** The most characters of a name, address or other short value. */
    private static final int LONGEST_VALUE = 10_000;

    /** The most characters of notes or a message: four times of what GitLab allows for the notes of a release. */
    private static final int LONGEST_PROSE = 4_000_000;

    private static final int LONGEST_LOG_LINE = 20_000;
    private static final char REPLACEMENT = '\ufffd';
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private HarmlessText() {}

    /**
     * One line for a message: harmful characters and any kind of space become blanks, and runs of blanks one.
     *
     * @param limit most characters of the result; a longer text ends in {@code ...}
     */
    public static String oneLine(String text, int limit) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), limit + 4));
        boolean blank = false;
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || isHarmful(c, before)) {
                blank = true;
                before = ' ';
                continue;
            }
            if (blank && !line.isEmpty()) {
                line.append(' ');
            }
            blank = false;
            before = c;
            line.appendCodePoint(c);
            if (line.length() > limit) {
                return cut(line, limit);
            }
        }
        return line.toString();
    }

    /** One line of a log. As {@link #oneLine}, but a table keeps its blanks. */
    public static String logLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST_LOG_LINE) + 4);
        boolean replaced = false;
        int before = 0;
        for (int i = 0; i < text.length() && line.length() <= LONGEST_LOG_LINE; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean harmful = isHarmful(c, before);
            if (!harmful) {
                line.appendCodePoint(c);
            } else if (!replaced) {
                line.append(' ');
            }
            replaced = harmful;
            before = c;
        }
        String stripped = line.toString().strip();
        return stripped.length() <= LONGEST_LOG_LINE ? stripped : cut(new StringBuilder(stripped), LONGEST_LOG_LINE);
    }

    /**
     * A name, tag, address or other short value as it may be kept. Harmful characters are replaced by U+FFFD and not
     * dropped, so that a name with one never becomes the name of something else.
     */
    public static String value(String text) {
        return replaced(text, LONGEST_VALUE, false);
    }

    /** Whether a value that {@link #value} returned is surely what somebody wrote, and not cleaned or cut. */
    public static boolean isWhole(String value) {
        return value.indexOf(REPLACEMENT) < 0 && !isCut(value);
    }

    /** Whether a value that {@link #value} returned may be only the beginning of what somebody wrote. */
    public static boolean isCut(String value) {
        return value.length() >= LONGEST_VALUE - 1;
    }

    /**
     * Notes or a message as they may be kept: with line breaks and tabs, and with the format characters that some
     * languages need, because notes are also written back. It is for {@link #oneLine} to make a line of them.
     */
    public static String prose(String text) {
        return replaced(text, LONGEST_PROSE, true);
    }

    private static String replaced(String text, int limit, boolean prose) {
        int start = 0;
        while (start < text.length() && text.charAt(start) >= ' ' && text.charAt(start) < 0x7f) {
            start++;
        }
        if (start == text.length() && start <= limit) {
            return text;
        }
        StringBuilder clean = new StringBuilder(Math.min(text.length(), limit + 4));
        int before = 0;
        for (int i = 0; i < text.length() && clean.length() <= limit; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean harmful = prose ? isHarmfulInProse(c) : isHarmful(c, before);
            clean.appendCodePoint(harmful ? REPLACEMENT : c);
            before = c;
        }
        return clean.length() <= limit ? clean.toString() : cut(clean, limit);
    }

    private static String cut(StringBuilder line, int limit) {
        int end = Math.max(0, limit - 3);
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        line.setLength(end);
        return line.append("...").toString();
    }

    /** Whether a character can harm where one line or a name is expected. */
    public static boolean isHarmful(int c) {
        return isHarmful(c, 0);
    }

    /** @param before the character before: behind a letter or an emoji that it joins to the next, a joiner is fine */
    private static boolean isHarmful(int c, int before) {
        if (c < 0x7f) {
            return c < ' ';
        }
        if ((c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) && before > 0x2ff && !isFormat(before)) {
            return false;
        }
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || isNoCharacter(c)
                || isFormat(c);
    }

    private static boolean isHarmfulInProse(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' || isNoCharacter(c);
    }

    private static boolean isNoCharacter(int c) {
        return c >= 0xd800 && c <= 0xdfff || (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef;
    }

    /** Format characters that are not seen; the signs of Arabic and other scripts that enclose digits are. */
    private static boolean isFormat(int c) {
        boolean seen = c >= 0x600 && c <= 0x605
                || c == 0x6dd
                || c == 0x70f
                || c == 0x890
                || c == 0x891
                || c == 0x8e2
                || c == 0x110bd
                || c == 0x110cd;
        return !seen && Character.getType(c) == Character.FORMAT;
    }
}
