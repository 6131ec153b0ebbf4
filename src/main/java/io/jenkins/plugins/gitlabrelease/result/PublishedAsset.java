package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.AssetAction;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One asset of a {@link PublishedRelease}. */
@ExportedBean
public final class PublishedAsset implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String url;
    private final String directUrl;
    private final String type;
    private final Long size;
    private final String sha256;
    private final String action;

    /** @param planned whether nothing was done, in a dry run */
    PublishedAsset(AssetResult result, boolean planned) {
        name = PublishedRelease.storable(result.name());
        url = PublishedRelease.storable(result.url());
        directUrl = PublishedRelease.storable(result.directUrl());
        type = result.type().json();
        size = result.size();
        sha256 = result.sha256();
        action = planned ? ReleaseAction.PLANNED.word() : result.action().word();
    }

    private PublishedAsset(PublishedAsset facts, @CheckForNull Long size, @CheckForNull String sha256, String action) {
        this.name = facts.name;
        this.url = facts.url;
        this.directUrl = facts.directUrl;
        this.type = facts.type;
        this.size = size;
        this.sha256 = sha256;
        this.action = action;
    }

    /** What a build has done for an asset in two calls: the later state, and an earlier change if the later call made none. */
    PublishedAsset mergedWith(PublishedAsset later) {
        boolean sameFile = later.size == null && url.equals(later.url);
        return new PublishedAsset(
                later,
                sameFile ? size : later.size,
                sameFile ? sha256 : later.sha256,
                later.action.equals(AssetAction.UNCHANGED.word()) ? action : later.action);
    }

    /** For a log or an {@code echo}. */
    @Override
    @Whitelisted
    public String toString() {
        return name + " (" + action + ") " + directUrl;
    }

    @Exported
    @Whitelisted
    public String getName() {
        return name;
    }

    /** Where the link leads: for an artifact, its file in the package registry. */
    @Exported
    @Whitelisted
    public String getUrl() {
        return url;
    }

    /** The permanent link below the release; the same as {@link #getUrl()} for an asset without a path. */
    @Exported
    @Whitelisted
    public String getDirectUrl() {
        return directUrl;
    }

    /** {@code other}, {@code runbook}, {@code image} or {@code package}. */
    @Exported
    @Whitelisted
    public String getType() {
        return type;
    }

    /** In bytes; null for a link to something this build did not make. */
    @CheckForNull
    @Exported
    @Whitelisted
    public Long getSize() {
        return size;
    }

    /** The digest of the bytes in lower-case hexadecimal; null like the size. */
    @CheckForNull
    @Exported
    @Whitelisted
    public String getSha256() {
        return sha256;
    }

    /** {@code uploaded}, {@code replaced}, {@code reused}, {@code linked}, {@code unchanged} or, in a dry run, {@code planned}. */
    @Exported
    @Whitelisted
    public String getAction() {
        return action;
    }

    /** Whether a page may link to {@link #getDirectUrl()}. */
    public boolean hasWebUrl() {
        return PublishedRelease.isWebUrl(directUrl);
    }
}
