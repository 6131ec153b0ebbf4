package io.jenkins.plugins.gitlabrelease.release.plan;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The file {@code SHA256SUMS} in the form that {@code sha256sum --check} reads, one line for each file, sorted by name. */
public final class Checksums extends GeneratedAsset {

    public static final String NAME = "SHA256SUMS";

    /** Stands for the list while its content is not known yet. */
    static final Checksums EMPTY = new Checksums(Map.of());

    private final Set<String> known;

    /** @param digests lower-case hexadecimal SHA-256 by the name that a download has; null where GitLab does not say it */
    Checksums(Map<String, String> digests) {
        super(NAME, linesOf(digests));
        known = Set.copyOf(digests.keySet());
    }

    private static String linesOf(Map<String, String> digests) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(digests).forEach((name, digest) -> {
            if (digest != null) {
                lines.append(digest).append("  ").append(name).append('\n');
            }
        });
        return lines.toString();
    }

    /** Whether a file was known when the list was made, the list itself included. */
    boolean mentions(String name) {
        return name.equals(NAME) || known.contains(name);
    }
}
