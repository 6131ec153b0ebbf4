package io.jenkins.plugins.gitlabrelease.gitlab.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Objects;

/** What records make of keys that GitLab left out. */
public final class OrEmpty {
    private OrEmpty() {}

    public static <T> List<T> list(@CheckForNull List<T> read) {
        return read == null ? List.of() : read.stream().filter(Objects::nonNull).toList();
    }

    public static String text(@CheckForNull String read) {
        return read == null ? "" : read;
    }
}
