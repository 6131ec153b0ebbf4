package io.jenkins.plugins.gitlabrelease.result;

import io.jenkins.plugins.gitlabrelease.release.existing.AssetDownload;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** A file that a build has downloaded into its workspace, for a Pipeline to read in the sandbox. */
public final class DownloadedFile implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String path;
    private final long size;
    private final String sha256;
    private final boolean verified;

    /** @param path relative to the workspace */
    public DownloadedFile(AssetDownload.Downloaded asset, String path) {
        this.name = asset.name();
        this.path = path;
        this.size = asset.size();
        this.sha256 = asset.sha256();
        this.verified = asset.verified();
    }

    /** For a log or an {@code echo}. */
    @Override
    @Whitelisted
    public String toString() {
        return path + " (" + size + " bytes, SHA-256 " + sha256 + ")";
    }

    /** The name of the asset in its release. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** Where the file is, relative to the workspace, with {@code /} between the parts. */
    @Whitelisted
    public String getPath() {
        return path;
    }

    /** In bytes. */
    @Whitelisted
    public long getSize() {
        return size;
    }

    /** The digest of the bytes in lower-case hexadecimal. */
    @Whitelisted
    public String getSha256() {
        return sha256;
    }

    /** Whether GitLab's package registry gives the same digest; else there was none to compare with. */
    @Whitelisted
    public boolean isVerified() {
        return verified;
    }
}
