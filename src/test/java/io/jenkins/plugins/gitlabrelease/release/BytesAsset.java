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

    /** The same file, and what happens each time it is about to be read. */
    public Asset whenOpened(Runnable work) {
        return new Watched(this, work);
    }

    private record Watched(BytesAsset file, Runnable work) implements Asset {

        @Override
        public String path() {
            return file.path();
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public InputStream open() {
            work.run();
            return file.open();
        }
    }
}
