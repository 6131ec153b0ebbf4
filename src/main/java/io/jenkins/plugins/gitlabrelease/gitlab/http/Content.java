package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.Map;
import okhttp3.MediaType;
import okio.BufferedSink;

/** The body of a request, written anew for each attempt. */
public interface Content {
    /** A body of no bytes. */
    Content NONE = of(null, new byte[0]);

    @CheckForNull
    MediaType type();

    long length() throws IOException;

    void writeTo(BufferedSink sink) throws IOException;

    static Content json(Map<String, Object> json) {
        return of(MediaType.get("application/json"), Json.write(json));
    }

    private static Content of(@CheckForNull MediaType type, byte[] bytes) {
        return new Content() {
            @Override
            public MediaType type() {
                return type;
            }

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                sink.write(bytes);
            }
        };
    }
}
