package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.ReleasePage.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Release notes as a page shows them: the Markdown that people write in notes. Everything is escaped before any markup is
 * made, so HTML in notes is shown as text; a comment is left out, as a browser would.
 */
final class NotesHtml {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
    private static final Pattern ITEM = Pattern.compile("\\s*([*+-]|\\d{1,9}[.)])\\s+(.*)");
    private static final Pattern RULE = Pattern.compile("(\\*\\s*){3,}|(-\\s*){3,}|(_\\s*){3,}");
    private static final Pattern CELL_LINE = Pattern.compile("\\|?[\\s:|-]*-[\\s:|-]*\\|?");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern INLINE = Pattern.compile("\\[([^\\]]+)\\]\\((https?://[^\\s)]+)\\)"
            + "|(https?://[^\\s<]*[^\\s<.,;:!?)])"
            + "|\\*\\*(.+?)\\*\\*"
            + "|(?<![\\w*])\\*([^\\s*][^*]*)\\*(?!\\w)"
            + "|(?<!\\w)_([^\\s_][^_]*)_(?!\\w)");

    private final StringBuilder html = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private String list;

    private NotesHtml() {}

    static String of(String markdown) {
        NotesHtml notes = new NotesHtml();
        notes.blocks(COMMENT.matcher(markdown).replaceAll("").lines().toList());
        return notes.html.toString();
    }

    private void blocks(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String text = line.strip();
            Matcher heading = HEADING.matcher(text);
            Matcher item = ITEM.matcher(line);
            if (text.startsWith("```") || text.startsWith("~~~")) {
                end();
                i = code(lines, i, text.substring(0, 3));
            } else if (text.isEmpty()) {
                endParagraph();
            } else if (heading.matches()) {
                end();
                int level = Math.min(6, heading.group(1).length() + 2);
                html.append("<h").append(level).append('>').append(inline(heading.group(2)));
                html.append("</h").append(level).append(">\n");
            } else if (RULE.matcher(text).matches()) {
                end();
                html.append("<hr>\n");
            } else if (item.matches()) {
                endParagraph();
                startList(Character.isDigit(item.group(1).charAt(0)) ? "ol" : "ul");
                html.append("<li>").append(inline(item.group(2))).append("</li>\n");
            } else if (text.startsWith(">")) {
                end();
                html.append("<blockquote>")
                        .append(inline(text.substring(1).strip()))
                        .append("</blockquote>\n");
            } else if (text.startsWith("|")
                    && i + 1 < lines.size()
                    && CELL_LINE.matcher(lines.get(i + 1).strip()).matches()) {
                end();
                i = table(lines, i);
            } else {
                endList();
                paragraph.add(text);
            }
        }
        end();
    }

    private int code(List<String> lines, int start, String fence) {
        int i = start + 1;
        html.append("<pre>");
        while (i < lines.size() && !lines.get(i).strip().startsWith(fence)) {
            html.append(Html.escape(lines.get(i))).append('\n');
            i++;
        }
        html.append("</pre>\n");
        return i;
    }

    private int table(List<String> lines, int start) {
        html.append("<table>").append(row(lines.get(start), "th"));
        int i = start + 2;
        while (i < lines.size() && lines.get(i).strip().startsWith("|")) {
            html.append(row(lines.get(i), "td"));
            i++;
        }
        html.append("</table>\n");
        return i - 1;
    }

    private static String row(String line, String cell) {
        StringBuilder row = new StringBuilder("<tr>");
        for (String text : line.strip().replaceAll("^\\||\\|$", "").split("\\|")) {
            row.append('<').append(cell).append('>').append(inline(text.strip()));
            row.append("</").append(cell).append('>');
        }
        return row.append("</tr>").toString();
    }

    private void startList(String kind) {
        if (!kind.equals(list)) {
            endList();
            html.append('<').append(kind).append(">\n");
            list = kind;
        }
    }

    private void endList() {
        if (list != null) {
            html.append("</").append(list).append(">\n");
            list = null;
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            html.append("<p>").append(inline(String.join("\n", paragraph))).append("</p>\n");
            paragraph.clear();
        }
    }

    private void end() {
        endParagraph();
        endList();
    }

    /** Code is taken out first: nothing in it means anything. */
    private static String inline(String text) {
        StringBuilder html = new StringBuilder();
        Matcher code = CODE.matcher(text);
        int at = 0;
        while (code.find()) {
            html.append(marked(text.substring(at, code.start())));
            html.append("<code>").append(Html.escape(code.group(1))).append("</code>");
            at = code.end();
        }
        return html.append(marked(text.substring(at))).toString();
    }

    private static String marked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher found = INLINE.matcher(text);
        int at = 0;
        while (found.find()) {
            html.append(Html.escape(text.substring(at, found.start())));
            if (found.group(1) != null) {
                html.append(ReleasePage.PageFrame.link(found.group(2), found.group(1)));
            } else if (found.group(3) != null) {
                html.append(ReleasePage.PageFrame.link(found.group(3), found.group(3)));
            } else if (found.group(4) != null) {
                html.append("<strong>").append(marked(found.group(4))).append("</strong>");
            } else {
                String emphasis = found.group(5) == null ? found.group(6) : found.group(5);
                html.append("<em>").append(marked(emphasis)).append("</em>");
            }
            at = found.end();
        }
        return html.append(Html.escape(text.substring(at))).toString();
    }
}
