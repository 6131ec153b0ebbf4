package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.Objects;

/** What records make of keys that GitLab left out. */
public final class Values {
    private Values() {}

    public static <T> List<T> list(@CheckForNull List<T> read) {
        return read == null ? List.of() : read.stream().filter(Objects::nonNull).toList();
    }

    public static String text(@CheckForNull String read) {
        return read == null ? "" : read;
    }
}
