package io.jenkins.plugins.gitlabrelease.gitlab.http;

/** Makes text that others wrote fit for one line of a build log. */
public final class HarmlessText {
    private HarmlessText() {}

    /**
     * Replaces control characters, line breaks and invisible formatting characters (which can reorder a line) by
     * blanks, joins runs of blanks, and cuts the text.
     *
     * @param limit most characters of the result; a longer text ends in {@code ...}
     */
    public static String oneLine(String text, int limit) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), limit + 4));
        boolean blank = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isInvisible(c)) {
                blank = true;
                continue;
            }
            if (blank && !line.isEmpty()) {
                line.append(' ');
            }
            blank = false;
            line.appendCodePoint(c);
            if (line.length() > limit) {
                return cut(line, limit);
            }
        }
        return line.toString();
    }

    private static String cut(StringBuilder line, int limit) {
        int end = Math.max(0, limit - 3);
        if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        line.setLength(end);
        return line.append("...").toString();
    }

    private static boolean isInvisible(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE;
    }
}
