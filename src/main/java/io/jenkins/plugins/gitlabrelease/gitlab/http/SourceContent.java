package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okio.BufferedSink;

/** A file's bytes, streamed. Failures of the file are told apart from failures of the connection. */
final class SourceContent implements Content {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final int BUFFER = 64 * 1024;

    private final UploadSource source;

    SourceContent(UploadSource source) {
        this.source = source;
    }

    @Override
    public MediaType type() {
        return BYTES;
    }

    @Override
    public long length() throws IOException {
        try {
            return source.length();
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        long expected = length();
        try (InputStream in = opened()) {
            byte[] buffer = new byte[BUFFER];
            long written = 0;
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                written += n;
                if (written > expected) {
                    break;
                }
                sink.write(buffer, 0, n);
            }
            if (written != expected) {
                throw new SourceFailure(new IOException("it has "
                        + (written < expected ? "only " + written : "more than the announced")
                        + " bytes instead of " + expected));
            }
        }
    }

    private InputStream opened() throws IOException {
        try {
            return source.open();
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }
}
