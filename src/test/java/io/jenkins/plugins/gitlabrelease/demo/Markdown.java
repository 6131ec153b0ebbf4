package io.jenkins.plugins.gitlabrelease.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a Markdown file as {@link DocumentationTest} has to know. */
record Markdown(List<String> lines) {

    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern FIRST_CELL = Pattern.compile("\\| `(\\w+)` \\|.*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    static Markdown of(Path file) throws IOException {
        return new Markdown(Files.readAllLines(file));
    }

    /** What stands between a heading of the second order and the next one. */
    Markdown section(String title) {
        return new Markdown(lines.stream()
                .dropWhile(line -> !line.equals("## " + title))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList());
    }

    List<String> headings() {
        return lines.stream()
                .map(HEADING::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .toList();
    }

    /** The names in the first column of a table. */
    Set<String> names(int table) {
        List<Set<String>> tables = new ArrayList<>();
        boolean inTable = false;
        for (String line : lines) {
            if (line.startsWith("|") && !inTable) {
                tables.add(new TreeSet<>());
            }
            inTable = line.startsWith("|");
            if (FIRST_CELL.matcher(line).matches()) {
                tables.get(tables.size() - 1).add(FIRST_CELL.matcher(line).replaceFirst("$1"));
            }
        }
        return tables.get(table);
    }

    /** The rows of all tables, each cell by the heading of its column. */
    List<Map<String, String>> rows() {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> headings = List.of();
        for (String line : lines) {
            if (!line.startsWith("|")) {
                headings = List.of();
                continue;
            }
            List<String> cells = Arrays.stream(line.substring(1).split("\\|"))
                    .map(String::strip)
                    .toList();
            if (headings.isEmpty()) {
                headings = cells;
            } else if (!line.startsWith("|---")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < headings.size(); i++) {
                    row.put(headings.get(i), cells.get(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** The blocks of code in a language. */
    List<String> blocks(String language) {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(String.join("\n", lines))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** What a text shows as code. */
    static List<String> codeIn(String text) {
        return CODE.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /** Where the links to other files and headings lead. */
    List<String> relativeLinks() {
        return LINK.matcher(String.join("\n", lines))
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(2, link.length() - 1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    /** The headings as links call them. */
    Set<String> anchors() {
        return headings().stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
