package io.jenkins.plugins.gitlabrelease.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading in Markdown, as GitLab reads it (spec.commonmark.org): with number signs before it, or underlined.
 *
 * @param level from 1, the highest, to 6
 * @param plain its text, without the addresses of links, HTML and backslashes
 * @param firstLine from 0
 * @param lastLine the same, or that of the underline
 */
record MarkdownHeading(int level, String plain, int firstLine, int lastLine) {

    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})[ \\t]+(.*)");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-{2,})[ \\t]*");

    /** The beginning of a block of code, which can stand behind the marks of list items. */
    private static final Pattern FENCE =
            Pattern.compile("([ \\t]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*+)(`{3,}(?=[^`]*$)|~{3,}).*");

    private static final Pattern END_OF_FENCE = Pattern.compile("[ \\t]*(`{3,}|~{3,})[ \\t]*");
    private static final Pattern HTML = Pattern.compile("<[^<>]*>");
    private static final Pattern ADDRESS = Pattern.compile("\\]\\([^()]*\\)");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");
    private static final Pattern COMMENT = Pattern.compile(" {0,3}<!--.*");

    /** The headings of a text. */
    static List<MarkdownHeading> in(List<String> lines, boolean[] code) {
        List<MarkdownHeading> headings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher heading = HEADING.matcher(lines.get(i));
            Matcher underline = UNDERLINE.matcher(lines.get(i));
            if (code[i]) {
                continue;
            }
            if (heading.matches()) {
                headings.add(new MarkdownHeading(heading.group(1).length(), plain(withoutEnd(heading.group(2))), i, i));
            } else if (underline.matches() && i > 0 && !code[i - 1] && isParagraph(lines.get(i - 1))) {
                int level = underline.group(1).startsWith("=") ? 1 : 2;
                headings.add(new MarkdownHeading(level, plain(lines.get(i - 1)), i - 1, i));
            }
        }
        return headings;
    }

    private static boolean isParagraph(String line) {
        return !line.isBlank() && !line.matches(" {0,3}([-*+] .*|[>|#].*|\\d+[.)] .*)| {4}.*");
    }

    /** Number signs may also stand behind a heading. */
    private static String withoutEnd(String text) {
        int end = text.stripTrailing().length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        return text.substring(0, end);
    }

    private static String plain(String text) {
        String readable = ADDRESS.matcher(HTML.matcher(text).replaceAll("")).replaceAll("]");
        return ESCAPE.matcher(readable).replaceAll("$1").strip();
    }

    /** Which lines are in blocks of code or in comments, where nothing is a heading. */
    static boolean[] codeOf(List<String> lines) {
        boolean[] code = new boolean[lines.size()];
        String fence = null;
        int item = 0;
        boolean comment = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (fence != null && !line.isBlank() && indentationOf(line) < item) {
                fence = null; // the item of a list ends, and its code with it
            }
            Matcher begin = FENCE.matcher(line);
            Matcher end = END_OF_FENCE.matcher(line);
            if (fence != null) {
                code[i] = true;
                fence = end.matches() && end.group(1).startsWith(fence) ? null : fence;
            } else if (comment || COMMENT.matcher(line).matches()) {
                code[i] = true;
                int from = comment ? 0 : line.indexOf("<!--") + 2;
                comment = line.indexOf("-->", from) < 0;
            } else if (begin.matches()) {
                code[i] = true;
                fence = begin.group(2);
                item = begin.group(1).isBlank() ? 0 : begin.group(1).length();
            }
        }
        return code;
    }

    private static int indentationOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
