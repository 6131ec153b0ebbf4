package io.jenkins.plugins.gitlabrelease.option;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Comma-separated Ant patterns, as the options {@code artifacts}, {@code files}, {@code excludes} and {@code assets} take
 * them. Each of them counts by itself.
 */
@Restricted(NoExternalUse.class)
public final class FilePatterns {

    private static final Pattern ABSOLUTE = Pattern.compile("/.*|[A-Za-z]:[/\\\\].*|\\\\\\\\.*");

    private FilePatterns() {}

    /**
     * The single patterns of files, without the blanks around them and a leading {@code ./}, which Ant does not know.
     *
     * @param parameter the option's name, for the message
     * @param patterns null for none
     * @throws ReleaseException for a pattern that Ant takes and that matches nothing, or not what its writer thinks: one
     *     with an exclamation mark in front, and an absolute path
     */
    public static List<String> ofFiles(String parameter, @CheckForNull String patterns) throws ReleaseException {
        List<String> parsed = parse(
                parameter,
                patterns,
                parameter.equals("excludes")
                        ? "It leaves out what its patterns match: write them without."
                        : "Use excludes to leave files out.");
        for (String pattern : parsed) {
            if (ABSOLUTE.matcher(pattern).matches()) {
                throw new ReleaseException("The parameter " + parameter + " has the pattern \"" + pattern
                        + "\", which is an absolute path. Write it relative to the workspace or to the archived"
                        + " artifacts, such as dist/*.zip.");
            }
        }
        return parsed;
    }

    /** As {@link #ofFiles}, for names in a release, which are paths below nothing. */
    public static List<String> ofNames(String parameter, @CheckForNull String patterns) throws ReleaseException {
        return parse(parameter, patterns, "Choose what you want with narrower patterns.");
    }

    private static List<String> parse(String parameter, @CheckForNull String patterns, String insteadOfNegation)
            throws ReleaseException {
        List<String> parsed = new ArrayList<>();
        if (patterns == null) {
            return parsed;
        }
        for (String each : patterns.split(",")) {
            String pattern = each.strip().replaceFirst("^(\\.[/\\\\]+)++", "");
            if (pattern.startsWith("!")) {
                throw new ReleaseException("The parameter " + parameter + " has the pattern \"" + pattern
                        + "\", and no pattern of Ant begins with an exclamation mark. " + insteadOfNegation);
            }
            if (!pattern.isEmpty()) {
                parsed.add(pattern);
            }
        }
        return parsed;
    }
}
