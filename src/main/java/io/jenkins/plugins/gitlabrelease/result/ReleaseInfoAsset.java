package io.jenkins.plugins.gitlabrelease.result;

import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** One link of a {@link ReleaseInfo}. */
public final class ReleaseInfoAsset implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long id;
    private final String name;
    private final String url;
    private final String directUrl;
    private final String type;

    ReleaseInfoAsset(ReleaseLink link) {
        id = link.id();
        name = link.name();
        url = link.url();
        directUrl = link.directAssetUrl() == null ? link.url() : link.directAssetUrl();
        type = link.linkType().json();
    }

    /** GitLab's number of the link. */
    @Whitelisted
    public long getId() {
        return id;
    }

    @Whitelisted
    public String getName() {
        return name;
    }

    /** Where the link leads. */
    @Whitelisted
    public String getUrl() {
        return url;
    }

    /** The permanent link below the release; the same as {@link #getUrl()} for an asset without a path. */
    @Whitelisted
    public String getDirectUrl() {
        return directUrl;
    }

    /** {@code other}, {@code runbook}, {@code image} or {@code package}. */
    @Whitelisted
    public String getType() {
        return type;
    }
}
