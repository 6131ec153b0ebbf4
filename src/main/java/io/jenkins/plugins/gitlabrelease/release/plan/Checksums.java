package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The file {@code SHA256SUMS} in the form that {@code sha256sum --check} reads, one line for each file, sorted by name. */
public final class Checksums implements Asset {

    public static final String NAME = "SHA256SUMS";

    /** Stands for the list while its content is not known yet. */
    static final Checksums EMPTY = new Checksums(Map.of());

    private final Set<String> known;
    private final byte[] text;

    /** @param digests lower-case hexadecimal SHA-256 by the name that a download has; null where GitLab does not say it */
    Checksums(Map<String, String> digests) {
        known = Set.copyOf(digests.keySet());
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(digests).forEach((name, digest) -> {
            if (digest != null) {
                lines.append(digest).append("  ").append(name).append('\n');
            }
        });
        text = lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a file was known when the list was made, the list itself included. */
    boolean mentions(String name) {
        return name.equals(NAME) || known.contains(name);
    }

    @Override
    public String path() {
        return NAME;
    }

    @Override
    public long length() {
        return text.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(text);
    }
}
