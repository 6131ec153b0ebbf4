package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.io.Serial;

/** The file to be uploaded failed, not the connection. */
final class SourceFailure extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    SourceFailure(IOException cause) {
        super(cause);
    }
}
