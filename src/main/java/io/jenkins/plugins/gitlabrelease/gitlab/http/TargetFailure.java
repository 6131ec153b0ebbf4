package io.jenkins.plugins.gitlabrelease.gitlab.http;

import java.io.IOException;
import java.io.Serial;

/** The file that a download goes to failed, not the connection. */
final class TargetFailure extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    TargetFailure(IOException cause) {
        super(cause);
    }
}
