package io.jenkins.plugins.gitlabrelease.task;

import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import java.io.PrintStream;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Writes to a build's log, every line with the same prefix so that it can be searched for. Line breaks and control
 * characters become spaces: much of the text comes from GitLab, and none of it may look like a line of its own.
 */
@Restricted(NoExternalUse.class)
public final class BuildLog implements ReleaseLog {

    static final String PREFIX = "[gitlab-release] ";

    /** What Jenkins makes a link of wherever it stands in a log (hudson.console.UrlAnnotator). */
    private static final Pattern ADDRESS =
            Pattern.compile("\\b(https?|file|ftp)://(?=[^\\s<>])", Pattern.CASE_INSENSITIVE);

    private final PrintStream stream;
    private volatile Pattern linked;

    /** @param stream the build's log, which may be written to by several threads */
    public BuildLog(PrintStream stream) {
        this.stream = stream;
    }

    /** Addresses below these stay links; others are written {@code https[:]//host/}, since GitLab's text may name any. */
    void keepLinksTo(Collection<String> servers) {
        String any = servers.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        linked = Pattern.compile("(" + any + ")(?![\\w@%\\\\-])(?![.:](?!\\s|$))", Pattern.CASE_INSENSITIVE);
    }

    @Override
    public void line(String text) {
        stream.println(PREFIX + oneLine(text));
    }

    /** A line that ends in something Jenkins has encoded, which holds control characters on purpose. */
    void line(String text, String encodedNote) {
        stream.println(PREFIX + oneLine(text) + encodedNote);
    }

    /** A text as this log may have it, for a failure that Jenkins will write there. */
    String oneLine(String text) {
        String line = HarmlessText.logLine(text);
        Pattern own = linked;
        return ADDRESS.matcher(line).replaceAll(address -> {
            boolean stays = own != null
                    && own.matcher(line).region(address.start(), line.length()).lookingAt();
            return stays ? address.group() : address.group(1) + "[:]//";
        });
    }
}
