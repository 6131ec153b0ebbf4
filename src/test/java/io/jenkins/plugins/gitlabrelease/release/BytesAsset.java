package io.jenkins.plugins.gitlabrelease.release;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file that exists in the test only. */
public record BytesAsset(String path, byte[] bytes) implements Asset {

    public static BytesAsset of(String path, String text) {
        return new BytesAsset(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
