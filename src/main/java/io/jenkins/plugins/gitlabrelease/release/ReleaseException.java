package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;

/**
 * A release that was not published. The message is made for the build's log: what was tried, what is wrong, what to
 * change. It never holds a token.
 */
public class ReleaseException extends IOException {

    private static final long serialVersionUID = 1L;

    public ReleaseException(String message) {
        super(message);
    }

    public ReleaseException(String message, @CheckForNull Throwable cause) {
        super(message, cause);
    }
}
