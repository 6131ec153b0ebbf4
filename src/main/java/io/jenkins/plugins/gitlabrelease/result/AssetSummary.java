package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** One asset of a {@link ReleaseSummary}. */
public final class AssetSummary {

    private final PublishedAsset asset;

    AssetSummary(PublishedAsset asset) {
        this.asset = asset;
    }

    public String getName() {
        return asset.getName();
    }

    /** The permanent link to the asset; null if it is none that may be linked to. */
    @CheckForNull
    public String getLink() {
        return asset.hasWebUrl() ? asset.getDirectUrl() : null;
    }

    /** GitLab's word. */
    public String getType() {
        return asset.getType();
    }

    /** The size; null for a link to something the build did not make. Views cannot read a property named {@code size}. */
    @CheckForNull
    public Long getBytes() {
        return asset.getSize();
    }

    /** In lower-case hexadecimal; null like the size. */
    @CheckForNull
    public String getSha256() {
        return asset.getSha256();
    }

    /** What the build did for the asset, in words. */
    public String getDone() {
        return DoneWords.ofAsset(asset.getAction());
    }
}
