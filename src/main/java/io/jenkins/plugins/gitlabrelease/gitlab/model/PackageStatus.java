package io.jenkins.plugins.gitlabrelease.gitlab.model;

import java.util.Locale;

/** Whether a package is listed; a hidden one can still be downloaded (user/packages/generic_packages). */
public enum PackageStatus {
    DEFAULT,
    HIDDEN;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
