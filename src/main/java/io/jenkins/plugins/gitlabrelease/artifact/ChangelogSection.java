package io.jenkins.plugins.gitlabrelease.artifact;

import io.jenkins.plugins.gitlabrelease.release.VersionInTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Finds the section of one version in a changelog in Markdown: headings as in keepachangelog.com
 * ({@code ## [1.2.0] - 2026-03-01}), and those that other tools write ({@code # v1.2.0}, {@code ## Version 1.2.0},
 * {@code ## [1.2.0](https://...) (2026-03-01)}).
 */
@Restricted(NoExternalUse.class)
public final class ChangelogSection {

    private static final Pattern DEFINITION = Pattern.compile(" {0,3}\\[(\\^?[^\\]]+)\\]:[ \\t]*\\S.*");
    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]+)\\]");
    private static final Pattern RULE_AT_END = Pattern.compile("(?:\\n|^) {0,3}([-*_])(?: *+\\1){2,}+ *$");

    /** Words between the beginning of a heading and a version that is not the heading's own. */
    private static final Pattern OTHERS =
            Pattern.compile("\\b(since|from|until|till|to|after|before|than|with|and)\\b", Pattern.CASE_INSENSITIVE);

    /** What a tag may have before its version without naming a product. */
    private static final Set<String> NO_PRODUCT = Set.of("v", "ver", "version", "rel", "release", "releases");

    private static final int MOST_SECTIONS = 20;

    /** In a version. */
    private static final int MOST_DOTS = 9;

    private final List<MarkdownHeading> headings;
    private final List<String> lines;
    private final boolean[] code;

    private ChangelogSection(String changelog) {
        lines = changelog.lines().toList();
        code = MarkdownHeading.codeOf(lines);
        headings = MarkdownHeading.in(lines, code);
    }

    /**
     * The text below the heading of a tag's version, up to the next heading of its level or a higher one, or to that of
     * another version, with the link definitions it uses. The heading itself is left out, because GitLab shows the release's
     * title there; of several sections of the version, each keeps its own.
     *
     * @return empty if there is no such heading
     */
    public static Optional<String> of(String changelog, String tag) {
        return new ChangelogSection(changelog).of(tag);
    }

    private Optional<String> of(String tag) {
        List<Found> found = found(Set.of(tag), tag);
        if (found.isEmpty()) {
            found = found(shortNamesOf(tag), tag);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<int[]> ranges = found.stream().map(this::below).toList();
        String text = found.size() == 1
                ? text(ranges.get(0))
                : ranges.stream().map(this::withHeading).collect(Collectors.joining("\n\n"));
        return Optional.of(text + definitions(text, ranges));
    }

    /** What a heading may call a tag in a changelog of one product: in a monorepo several packages have one version. */
    private static Set<String> shortNamesOf(String tag) {
        Set<String> names = new LinkedHashSet<>();
        String last = tag.substring(tag.lastIndexOf('/') + 1);
        names.add(last);
        VersionInTag.of(tag).map(VersionInTag::text).ifPresent(names::add);
        return names;
    }

    /**
     * A heading with one of the names.
     *
     * @param product whether it also has what the tag says before the version
     * @param start where in the heading the name begins
     * @param name as the heading has it
     */
    private record Found(MarkdownHeading heading, boolean product, int start, String name) {

        private boolean isFirst() {
            return heading.plain().substring(0, start).chars().noneMatch(Character::isLetterOrDigit);
        }

        /** Those that are most surely about the version and not about something else that mentions it. */
        static final Comparator<Found> ORDER = Comparator.comparing((Found found) -> !found.product)
                .thenComparing(found -> !found.isFirst())
                .thenComparing(found -> found.heading.level());
    }

    /** The best headings for a tag, in their order. */
    private List<Found> found(Set<String> names, String tag) {
        List<String> product = productOf(tag);
        List<Pattern> patterns = names.stream()
                .map(name -> Pattern.compile("(?<![0-9A-Za-z./+-])[vV]?(" + Pattern.quote(name)
                        + ")(?![0-9A-Za-z+]|[.-][0-9A-Za-z]|\\.\\.)"))
                .toList();
        List<Found> all = new ArrayList<>();
        for (MarkdownHeading heading : headings) {
            patterns.stream()
                    .map(pattern -> find(pattern, heading, product))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(all::add);
        }
        Optional<Found> best = all.stream().min(Found.ORDER);
        return all.stream()
                .filter(each -> Found.ORDER.compare(each, best.get()) == 0)
                .limit(MOST_SECTIONS)
                .toList();
    }

    private static Optional<Found> find(Pattern name, MarkdownHeading heading, List<String> product) {
        String text = heading.plain();
        Matcher place = name.matcher(text);
        if (!place.find() || OTHERS.matcher(text.substring(0, place.start())).find()) {
            return Optional.empty();
        }
        return Optional.of(new Found(heading, wordsOf(text).containsAll(product), place.start(), place.group(1)));
    }

    private static List<String> productOf(String tag) {
        String before = VersionInTag.of(tag).map(VersionInTag::prefix).orElse("");
        return wordsOf(before).stream()
                .filter(word -> !NO_PRODUCT.contains(word))
                .toList();
    }

    private static List<String> wordsOf(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** First and last line of a section, its heading included, the last one excluded. */
    private int[] below(Found found) {
        MarkdownHeading heading = found.heading();
        Predicate<String> otherVersion = otherVersionThan(found);
        int end = headings.stream()
                .filter(each -> each.firstLine() > heading.lastLine())
                .filter(each -> each.level() <= heading.level() || otherVersion.test(each.plain()))
                .mapToInt(MarkdownHeading::firstLine)
                .findFirst()
                .orElse(lines.size());
        return new int[] {heading.firstLine(), heading.lastLine() + 1, end};
    }

    /**
     * Whether a heading is of another version: some tools give a patch release a lower heading than the minor release before it.
     * Such headings look alike but for their numbers.
     */
    private static Predicate<String> otherVersionThan(Found found) {
        String own = found.heading().plain();
        String lead = own.substring(0, found.start());
        String rest = shape(own.substring(
                own.indexOf(found.name(), found.start()) + found.name().length()));
        int dots = found.name().split("[-+]", 2)[0].replaceAll("[^.]", "").length();
        if (dots == 0 || dots > MOST_DOTS) {
            return heading -> false;
        }
        Pattern pattern = Pattern.compile(
                Pattern.quote(lead) + "[vV]?(\\d+(?:\\.\\d+){" + dots + "}(?![.0-9])[0-9A-Za-z.+-]*)(.*)");
        return heading -> {
            Matcher version = pattern.matcher(heading);
            return version.matches()
                    && !version.group(1).startsWith(found.name())
                    && shape(version.group(2)).equals(rest);
        };
    }

    private static String shape(String text) {
        return text.replaceAll("[0-9]+", "0");
    }

    private String text(int[] range) {
        StringBuilder text = new StringBuilder();
        for (int i = range[1]; i < range[2]; i++) {
            if (!isLinkDefinition(i)) {
                text.append(lines.get(i)).append('\n');
            }
        }
        return RULE_AT_END.matcher(text.toString().strip()).replaceFirst("").strip();
    }

    private String withHeading(int[] range) {
        return String.join("\n", lines.subList(range[0], range[1])) + "\n\n" + text(range);
    }

    private boolean isLinkDefinition(int line) {
        Matcher definition = DEFINITION.matcher(lines.get(line));
        return !code[line] && definition.matches() && !definition.group(1).startsWith("^");
    }

    /** Links are defined anywhere, mostly at the end, and footnotes too, with further lines that are indented. */
    private String definitions(String text, List<int[]> ranges) {
        StringBuilder definitions = new StringBuilder();
        Set<String> used = REFERENCE
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(reference -> reference.group(1))
                .collect(Collectors.toSet());
        for (int i = 0; i < lines.size(); i++) {
            Matcher definition = DEFINITION.matcher(lines.get(i));
            if (code[i]
                    || !definition.matches()
                    || !used.contains(definition.group(1).toLowerCase(Locale.ROOT))) {
                continue;
            }
            int first = i;
            if (isLinkDefinition(i)) {
                definitions.append('\n').append(lines.get(i).strip());
            } else if (ranges.stream().noneMatch(range -> range[1] <= first && first < range[2])) {
                int line = first;
                do {
                    definitions.append('\n').append(lines.get(line++));
                } while (line < lines.size() && lines.get(line).startsWith("    "));
            }
        }
        return definitions.isEmpty() ? "" : "\n" + definitions;
    }
}
