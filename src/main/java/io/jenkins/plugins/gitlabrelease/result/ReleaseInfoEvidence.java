package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Evidence;
import java.io.Serializable;
import java.time.Instant;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A snapshot that GitLab took of a release, of a {@link ReleaseInfo}. */
public final class ReleaseInfoEvidence implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String sha;
    private final String url;
    private final String collectedAt;

    ReleaseInfoEvidence(Evidence evidence) {
        sha = evidence.sha();
        url = evidence.filepath();
        Instant time = evidence.collectedAt();
        collectedAt = time == null ? null : time.toString();
    }

    /** The digest that GitLab gives the snapshot. */
    @CheckForNull
    @Whitelisted
    public String getSha() {
        return sha;
    }

    /** Where the snapshot is. */
    @CheckForNull
    @Whitelisted
    public String getUrl() {
        return url;
    }

    /** When it was taken, in ISO 8601 and UTC. */
    @CheckForNull
    @Whitelisted
    public String getCollectedAt() {
        return collectedAt;
    }
}
