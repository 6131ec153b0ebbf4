package io.jenkins.plugins.gitlabrelease.release.publish;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;

/**
 * Sees to it that none of a run's files arrives in GitLab before the first one has: the others are on their way meanwhile, but for
 * their last bytes. GitLab creates a package version when the first of its files is complete.
 */
final class FirstFile {

    /** How much of a file stays behind, in bytes. */
    static final int HELD_BACK = 16 * 1024;

    private final CountDownLatch end = new CountDownLatch(1);

    @CheckForNull
    private volatile Exception failure = new IOException("the first file was not sent");

    /** What sends a file. */
    @FunctionalInterface
    interface Sending {
        void run() throws IOException, InterruptedException;
    }

    /** Sends the first file. */
    void send(Sending sending) throws IOException, InterruptedException {
        try {
            sending.run();
            failure = null;
        } catch (IOException | InterruptedException | RuntimeException e) {
            failure = e;
            throw e;
        } finally {
            end.countDown();
        }
    }

    /**
     * Sends another file, whose bytes come from {@link #behind}.
     *
     * @throws IOException that of the first file, if this one was broken off for its sake
     */
    void sendAfter(Sending sending) throws IOException, InterruptedException {
        try {
            sending.run();
        } catch (IOException e) {
            if (end.getCount() == 0 && failure instanceof IOException first) {
                first.addSuppressed(e);
                throw first;
            }
            throw e;
        }
    }

    /** Waits for the end of the first file. */
    void await() throws IOException, InterruptedException {
        end.await();
        if (failure != null) {
            throw new IOException("the first file of the release did not arrive");
        }
    }

    /**
     * The bytes of another file, which end when the first file has arrived.
     *
     * @param length how many there are
     */
    InputStream behind(InputStream file, long length) {
        return new Held(file, length - HELD_BACK);
    }

    private final class Held extends FilterInputStream {

        private long free;

        Held(InputStream file, long free) {
            super(file);
            this.free = free;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            int most = count;
            if (free > 0) {
                most = (int) Math.min(count, free);
            } else {
                awaitFirst();
            }
            int n = super.read(buffer, offset, most);
            free -= Math.max(0, n);
            return n;
        }

        private void awaitFirst() throws IOException {
            try {
                await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("the file was not sent to its end").initCause(e);
            }
        }
    }
}
