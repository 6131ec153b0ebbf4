package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.List;

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

    /** One exception for all that was found wrong, so that a user repairs everything in one go. */
    static ReleaseException ofProblems(String tag, List<String> problems) {
        if (problems.size() == 1) {
            return new ReleaseException("Release " + tag + " was not published: " + problems.get(0));
        }
        StringBuilder text = new StringBuilder("Release " + tag + " was not published, for " + problems.size() + " reasons:");
        for (String problem : problems) {
            text.append(' ').append('(').append(problems.indexOf(problem) + 1).append(") ").append(problem);
        }
        return new ReleaseException(text.toString());
    }
}
