package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.Locale;

/** Whether a package is listed; a hidden one can still be downloaded (user/packages/generic_packages). */
public enum PackageStatus {
    DEFAULT,
    HIDDEN;

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
