package io.jenkins.plugins.gitlabrelease.release;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.UploadSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * An asset on its way to GitLab: counts nothing twice, hashes what really was sent, and remembers when it was the file
 * and not the network that failed. Each attempt starts anew.
 */
final class HashedSource implements UploadSource {

    private final Asset asset;
    private final long length;
    private volatile MessageDigest digest = Digests.sha256();
    private volatile IOException failure;

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
        digest = Digests.sha256();
        failure = null;
        try {
            return new HashingStream(asset.open());
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** The digest of the bytes that the last attempt read; to be asked for once, after it has ended. */
    String sha256() {
        return Digests.hex(digest);
    }

    /** What went wrong while the file was read in the last attempt; null if nothing did. */
    @CheckForNull
    IOException failure() {
        return failure;
    }

    private final class HashingStream extends FilterInputStream {

        HashingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            try {
                int n = super.read(buffer, offset, count);
                if (n > 0) {
                    digest.update(buffer, offset, n);
                }
                return n;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
