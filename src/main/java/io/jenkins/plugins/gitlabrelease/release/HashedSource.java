package io.jenkins.plugins.gitlabrelease.release;

import io.jenkins.plugins.gitlabrelease.gitlab.UploadSource;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** An asset on its way to GitLab, which hashes what really was sent. Each attempt starts anew. */
final class HashedSource implements UploadSource {

    private final Asset asset;
    private final long length;
    private volatile MessageDigest digest = Digests.sha256();

    HashedSource(Asset asset, long length) {
        this.asset = asset;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() throws IOException {
        MessageDigest fresh = Digests.sha256();
        digest = fresh;
        return new DigestInputStream(asset.open(), fresh);
    }

    /** The digest of the bytes that the last attempt read; to be asked for once, after it has ended. */
    String sha256() {
        return Digests.hex(digest);
    }
}
