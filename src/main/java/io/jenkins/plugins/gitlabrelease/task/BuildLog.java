package io.jenkins.plugins.gitlabrelease.task;

import io.jenkins.plugins.gitlabrelease.gitlab.http.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.io.PrintStream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Writes to a build's log, every line with the same prefix so that it can be searched for. Line breaks and control
 * characters become spaces: much of the text comes from GitLab, and none of it may look like a line of its own.
 */
@Restricted(NoExternalUse.class)
public final class BuildLog implements ReleaseLog {

    static final String PREFIX = "[gitlab-release] ";


    private final PrintStream stream;

    /** @param stream the build's log, which may be written to by several threads */
    public BuildLog(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public void line(String text) {
        stream.println(PREFIX + oneLine(text));
    }

    /** A line that ends in something Jenkins has encoded, which holds control characters on purpose. */
    void line(String text, String encodedNote) {
        stream.println(PREFIX + oneLine(text) + encodedNote);
    }

    static String oneLine(String text) {
        return HarmlessText.logLine(text);
    }
}
