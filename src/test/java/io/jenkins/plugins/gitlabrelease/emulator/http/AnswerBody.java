package io.jenkins.plugins.gitlabrelease.emulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an answer. */
public interface AnswerBody {

    /** No bytes. */
    AnswerBody EMPTY = of(new byte[0]);

    /** Returns the exact length in bytes. */
    long length() throws IOException;

    /** Opens the bytes; the caller closes the stream. */
    InputStream open() throws IOException;

    /** Bytes in memory. */
    static AnswerBody of(byte[] bytes) {
        return new AnswerBody() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** The bytes of a file, read while they are sent. */
    static AnswerBody of(Path file) {
        return new AnswerBody() {
            @Override
            public long length() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
