package io.jenkins.plugins.gitlabrelease.release.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.ArrayList;
import java.util.List;

/** What keeps a release from being published, collected so that a user hears of all of it at once. */
public final class Problems {

    private final String tag;
    private final List<String> texts = new ArrayList<>();

    public Problems(String tag) {
        this.tag = tag;
    }

    /** @param text one sentence or two: what is wrong, and what to change */
    public void add(String text) {
        texts.add(text);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    List<String> texts() {
        return texts;
    }

    /** @param cause what made a problem known, for the system log; null if nothing was thrown */
    public ReleaseException asException(@CheckForNull Throwable cause) {
        return new ReleaseException(message(), cause);
    }

    private String message() {
        if (texts.size() == 1) {
            return "Release " + tag + " was not published: " + texts.get(0);
        }
        StringBuilder message =
                new StringBuilder("Release " + tag + " was not published, for " + texts.size() + " reasons:");
        for (int i = 0; i < texts.size(); i++) {
            message.append(" (").append(i + 1).append(") ").append(texts.get(i));
        }
        return message.toString();
    }
}
