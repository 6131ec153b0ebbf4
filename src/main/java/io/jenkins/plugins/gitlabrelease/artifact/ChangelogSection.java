package io.jenkins.plugins.gitlabrelease.artifact;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds the section of one version in a changelog in Markdown: headings as in keepachangelog.com
 * ({@code ## [1.2.0] - 2026-03-01}), and those that other tools write ({@code # v1.2.0}, {@code ## Version 1.2.0},
 * {@code ## [1.2.0](https://...) (2026-03-01)}).
 */
@Restricted(NoExternalUse.class)
public final class ChangelogSection {

    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})[ \\t]+(.*?)[ \\t]*#*[ \\t]*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-{2,})[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final Pattern DEFINITION = Pattern.compile(" {0,3}\\[([^\\]]+)\\]:[ \\t]+\\S.*");

    /** A version at the end of a tag with or without a prefix, such as {@code lib/v1.2.0} or {@code release-1.2.0}. */
    private static final Pattern VERSION = Pattern.compile("(?:^|[^0-9.])(\\d+(?:\\.\\d+)*(?:[-+][0-9A-Za-z.+-]+)?)$");

    /** Words between the beginning of a heading and a version that is not the heading's own. */
    private static final Pattern OTHERS =
            Pattern.compile("\\b(since|from|until|till|to|after|before|than|with|and)\\b", Pattern.CASE_INSENSITIVE);

    private ChangelogSection() {}

    /**
     * The text below the heading of a tag's version, up to the next heading of its level or a higher one, with the link
     * definitions it uses. The heading itself is left out: GitLab shows the release's title there.
     *
     * @return empty if there is no such heading
     */
    public static Optional<String> of(String changelog, String tag) {
        List<String> lines = changelog.lines().toList();
        List<Heading> headings = headings(lines);
        for (String name : namesOf(tag)) {
            for (Heading heading : headings) {
                if (heading.isOf(name)) {
                    return Optional.of(below(heading, headings, lines));
                }
            }
        }
        return Optional.empty();
    }

    /** What a heading may call a tag, the whole name first: in a monorepo several packages have one version. */
    static Set<String> namesOf(String tag) {
        Set<String> names = new LinkedHashSet<>();
        names.add(tag);
        String last = tag.substring(tag.lastIndexOf('/') + 1);
        names.add(last);
        Matcher version = VERSION.matcher(last);
        if (version.find()) {
            names.add(version.group(1));
        }
        return names;
    }

    private record Heading(int level, String text, int firstLine, int lastLine) {

        boolean isOf(String name) {
            String plain = text.replaceAll("<[^<>]*>", "").replaceAll("\\]\\([^()]*\\)", "]");
            Matcher found = Pattern.compile(
                            "(?<![0-9A-Za-z./+-])[vV]?" + Pattern.quote(name) + "(?![0-9A-Za-z+]|[.-][0-9A-Za-z])")
                    .matcher(plain);
            return found.find()
                    && !OTHERS.matcher(plain.substring(0, found.start())).find();
        }
    }

    private static List<Heading> headings(List<String> lines) {
        List<Heading> headings = new ArrayList<>();
        String fence = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fenced = FENCE.matcher(line);
            if (fenced.matches()) {
                String mark = fenced.group(1);
                if (fence == null) {
                    fence = mark;
                } else if (mark.startsWith(fence)) {
                    fence = null;
                }
            } else if (fence == null) {
                Matcher heading = HEADING.matcher(line);
                Matcher underline = UNDERLINE.matcher(line);
                if (heading.matches()) {
                    headings.add(new Heading(heading.group(1).length(), heading.group(2), i, i));
                } else if (underline.matches() && i > 0 && isParagraph(lines.get(i - 1))) {
                    headings.add(new Heading(underline.group(1).startsWith("=") ? 1 : 2, lines.get(i - 1), i - 1, i));
                }
            }
        }
        return headings;
    }

    private static boolean isParagraph(String line) {
        return !line.isBlank() && !line.matches(" {0,3}([-*+] .*|[>|#].*|\\d+[.)] .*)| {4}.*");
    }

    private static String below(Heading heading, List<Heading> headings, List<String> lines) {
        int end = headings.stream()
                .filter(each -> each.firstLine() > heading.lastLine() && each.level() <= heading.level())
                .mapToInt(Heading::firstLine)
                .findFirst()
                .orElse(lines.size());
        List<String> section = lines.subList(heading.lastLine() + 1, end).stream()
                .filter(line -> !DEFINITION.matcher(line).matches())
                .toList();
        String text = String.join("\n", section).strip();
        StringBuilder definitions = new StringBuilder();
        for (String line : lines) {
            Matcher definition = DEFINITION.matcher(line);
            if (definition.matches() && text.contains("[" + definition.group(1) + "]")) {
                definitions.append('\n').append(line.strip());
            }
        }
        return definitions.isEmpty() ? text : text + "\n" + definitions;
    }
}
