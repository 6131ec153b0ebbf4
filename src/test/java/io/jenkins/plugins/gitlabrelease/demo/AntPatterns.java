package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.tools.ant.DirectoryScanner;

/** Finds files by the patterns that {@code archiveArtifacts} and this plugin take, with the library that Jenkins uses. */
final class AntPatterns {

    private AntPatterns() {}

    /**
     * The files below a directory that match, sorted, relative to it and with {@code /} between the parts.
     *
     * @param includes comma-separated
     * @param excludes comma-separated; null for none
     */
    static List<String> find(Path directory, String includes, @CheckForNull String excludes) {
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(directory.toFile());
        scanner.setIncludes(split(includes));
        if (excludes != null) {
            scanner.setExcludes(split(excludes));
        }
        scanner.addDefaultExcludes();
        scanner.scan();
        return Arrays.stream(scanner.getIncludedFiles())
                .map(path -> path.replace('\\', '/'))
                .sorted()
                .toList();
    }

    private static String[] split(String patterns) {
        return patterns.trim().split("\\s*,\\s*");
    }
}
