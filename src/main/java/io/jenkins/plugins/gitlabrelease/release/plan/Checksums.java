package io.jenkins.plugins.gitlabrelease.release.plan;

import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The file {@code SHA256SUMS} in the form that {@code sha256sum --check} reads, one line for each file, sorted by name. */
public final class Checksums implements Asset {

    public static final String NAME = "SHA256SUMS";

    private final byte[] text;

    /** @param digests lower-case hexadecimal SHA-256 by the name that a download has */
    Checksums(Map<String, String> digests) {
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(digests)
                .forEach((name, digest) ->
                        lines.append(digest).append("  ").append(name).append('\n'));
        text = lines.toString().getBytes(StandardCharsets.UTF_8);
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
