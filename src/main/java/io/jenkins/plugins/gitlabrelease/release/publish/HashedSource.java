package io.jenkins.plugins.gitlabrelease.release.publish;

import io.jenkins.plugins.gitlabrelease.gitlab.http.Sha256;
import io.jenkins.plugins.gitlabrelease.gitlab.http.UploadSource;
import io.jenkins.plugins.gitlabrelease.release.plan.AssetPlan;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.Supplier;

/** An asset on its way to GitLab, which hashes what really was sent and tells how far it is. Each attempt starts anew. */
final class HashedSource implements UploadSource {

    private final AssetPlan plan;
    private final Supplier<UploadProgress> progress;
    private volatile MessageDigest digest = Sha256.digest();

    /** @param progress makes the progress of one attempt */
    HashedSource(AssetPlan plan, Supplier<UploadProgress> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    @Override
    public long length() {
        return plan.length();
    }

    @Override
    public InputStream open() throws IOException {
        MessageDigest fresh = Sha256.digest();
        digest = fresh;
        return new Attempt(plan.asset().open(), fresh, progress.get());
    }

    /** The digest of the bytes that the last attempt read; to be asked for once, after it has ended. */
    String sha256() {
        return Sha256.hex(digest);
    }

    private static final class Attempt extends FilterInputStream {

        private final MessageDigest digest;
        private final UploadProgress progress;

        Attempt(InputStream in, MessageDigest digest, UploadProgress progress) {
            super(in);
            this.digest = digest;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int n = super.read(buffer, offset, count);
            if (n > 0) {
                digest.update(buffer, offset, n);
                progress.sent(n);
            }
            return n;
        }

        @Override
        public long skip(long count) throws IOException {
            throw new IOException("every byte has to be read to be hashed");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
