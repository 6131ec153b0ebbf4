package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.io.Serial;

/** A download came through, but is not what was announced. */
final class CorruptDownload extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    CorruptDownload(String message) {
        super(message);
    }
}
