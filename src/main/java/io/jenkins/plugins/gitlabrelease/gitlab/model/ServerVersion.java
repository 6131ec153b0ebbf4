package io.jenkins.plugins.gitlabrelease.gitlab.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a GitLab server, such as {@code 17.2.1-ee} (api/metadata). */
public record ServerVersion(String version) {
    private static final Pattern NUMBERS = Pattern.compile("^(\\d{1,6})\\.(\\d{1,6})");

    public ServerVersion {
        version = OrEmpty.text(version);
    }

    /** Whether the version is at least this one; false for a version that cannot be read. */
    public boolean isAtLeast(int major, int minor) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.find()) {
            return false;
        }
        int foundMajor = Integer.parseInt(numbers.group(1));
        return foundMajor > major || foundMajor == major && Integer.parseInt(numbers.group(2)) >= minor;
    }
}
