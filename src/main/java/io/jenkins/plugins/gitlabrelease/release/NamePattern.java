package io.jenkins.plugins.gitlabrelease.release;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.tools.ant.types.selectors.SelectorUtils;

/**
 * Names as users choose them with wildcards. Case matters, as it does to Git and to GitLab.
 *
 * <p>A pattern of tags is one text in which {@code *} stands for any characters, as in GitLab's protected tags, and
 * {@code ?} for one. Patterns of files are Ant's: comma-separated, {@code *} and {@code ?} stay within a folder, {@code **}
 * stands for any folders, and a final slash means all that is below. Ant matches without going back further than the last
 * wildcard, so that no pattern and no name make it slow.
 */
public final class NamePattern {

    private static final String SEPARATOR = System.getProperty("file.separator");

    private final String text;
    private final Predicate<String> condition;

    private NamePattern(String text, Predicate<String> condition) {
        this.text = text;
        this.condition = condition;
    }

    /** A pattern of tags, such as {@code v1.*}. */
    public static NamePattern ofTags(String glob) {
        return new NamePattern(glob, name -> SelectorUtils.match(glob, name));
    }

    /** Patterns of files, such as {@code *.zip, docs/**}. */
    public static NamePattern ofFiles(String patterns) {
        List<String> alternatives = Arrays.stream(patterns.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(NamePattern::belowItsFolder)
                .map(NamePattern::asOnThisSystem)
                .toList();
        return new NamePattern(
                patterns,
                name -> alternatives.stream().anyMatch(each -> SelectorUtils.matchPath(each, asOnThisSystem(name))));
    }

    public boolean matches(String name) {
        return condition.test(name);
    }

    /** The pattern as it was given. */
    @Override
    public String toString() {
        return text;
    }

    /** Ant alone would also take {@code docs/**} for a file of the name {@code docs}. */
    private static String belowItsFolder(String pattern) {
        if (pattern.endsWith("/")) {
            return pattern + "**/*";
        }
        return pattern.endsWith("/**") ? pattern + "/*" : pattern;
    }

    /** Ant splits paths where the operating system does, and names in GitLab have slashes everywhere. */
    private static String asOnThisSystem(String path) {
        return path.replace("/", SEPARATOR);
    }
}
