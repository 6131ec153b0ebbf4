package io.jenkins.plugins.gitlabrelease.release;

import java.util.Locale;

/** What a run did for one asset. */
public enum AssetAction {
    /** The file was sent to the package registry. */
    UPLOADED,
    /** A file of the same name was there with other content; the new content was sent. */
    REPLACED,
    /** The registry already had the same bytes, only the link was written. */
    REUSED,
    /** A link without a file of this build was written. */
    LINKED,
    /** Nothing had to be done. */
    UNCHANGED;

    /** The word shown to users and returned by the step, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
