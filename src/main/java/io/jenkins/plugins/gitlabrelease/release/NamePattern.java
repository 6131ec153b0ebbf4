package io.jenkins.plugins.gitlabrelease.release;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names as users choose them with wildcards. Case matters, as it does to Git and to GitLab.
 *
 * <p>A pattern of tags is one text in which {@code *} stands for any characters, as in GitLab's protected tags, and
 * {@code ?} for one. Patterns of files are Ant's: comma-separated, {@code *} and {@code ?} stay within a folder, {@code **}
 * stands for any folders, and a final slash means all that is below.
 */
public final class NamePattern {

    private final String text;
    private final List<Pattern> alternatives;

    private NamePattern(String text, List<Pattern> alternatives) {
        this.text = text;
        this.alternatives = alternatives;
    }

    /** A pattern of tags, such as {@code v1.*}. */
    public static NamePattern ofTags(String glob) {
        return new NamePattern(glob, List.of(Pattern.compile(regex(glob, ".*", "."), Pattern.DOTALL)));
    }

    /** Patterns of files, such as {@code *.zip, docs/**}. */
    public static NamePattern ofFiles(String patterns) {
        List<Pattern> alternatives = Arrays.stream(patterns.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(NamePattern::file)
                .toList();
        return new NamePattern(patterns, alternatives);
    }

    public boolean matches(String name) {
        return alternatives.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /** The pattern as it was given. */
    @Override
    public String toString() {
        return text;
    }

    private static Pattern file(String pattern) {
        StringBuilder regex = new StringBuilder();
        String[] parts = (pattern.endsWith("/") ? pattern + "**" : pattern).split("/");
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("**")) {
                regex.append(last ? ".*" : "(?:.*/)?");
            } else {
                regex.append(regex(parts[i], "[^/]*", "[^/]")).append(last ? "" : "/");
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String regex(String glob, String many, String one) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            switch (c) {
                case '*' -> regex.append(many);
                case '?' -> regex.append(one);
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
