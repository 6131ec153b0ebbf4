package io.jenkins.plugins.gitlabrelease.result;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.AssetResult;
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

    PublishedAsset(AssetResult result) {
        name = result.name();
        url = result.url();
        directUrl = result.directUrl();
        type = result.type().json();
        size = result.size();
        sha256 = result.sha256();
        action = result.action().word();
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

    /** {@code uploaded}, {@code replaced}, {@code reused}, {@code linked} or {@code unchanged}. */
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
