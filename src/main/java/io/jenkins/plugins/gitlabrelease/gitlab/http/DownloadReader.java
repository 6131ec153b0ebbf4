package io.jenkins.plugins.gitlabrelease.gitlab.http;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.security.MessageDigest;
import java.util.Locale;
import okhttp3.Response;

/**
 * Writes an answer's body to a {@link DownloadTarget}, which gets its place only if length and hash are right. Nothing is
 * left behind on failure, and what was there before stays until then.
 */
final class DownloadReader implements Answers.Reader<DownloadTarget.Received> {
    private static final int BUFFER = 64 * 1024;

    /** What has to come within the time that a request without a file has: less than any line that is alive carries. */
    private static final int SLOWEST = 256 * 1024;

    private final DownloadTarget target;
    private final String expected;

    /** @param sha256 what the file must have, null if that is not known */
    DownloadReader(DownloadTarget target, @CheckForNull String sha256) {
        this.target = target;
        this.expected = sha256;
    }

    @Override
    public DownloadTarget.Received read(Response response) throws IOException {
        boolean unexpectedPage = isHtml(response) && !target.mayBeHtml();
        if (unexpectedPage && expected == null) {
            throw signInPage();
        }
        try {
            if (response.body().contentLength() > target.largest()) {
                throw new TooLarge(target.largest());
            }
            MessageDigest digest = Sha256.digest();
            long size = copy(response, digest);
            String sha256 = Sha256.hex(digest);
            check(response, size, sha256, unexpectedPage);
            complete();
            return new DownloadTarget.Received(size, sha256);
        } finally {
            target.discard();
        }
    }

    @Override
    @CheckForNull
    public Carrier carrier() {
        return target.carrier();
    }

    @Override
    public TransferOrder.Wanted wanted() {
        return new TransferOrder.Wanted(expected, target.largest(), target.mayBeHtml());
    }

    @Override
    public Answers.Reader<DownloadTarget.Received> after(TransferReport report) {
        return response -> report.received(target.largest());
    }

    private static boolean isHtml(Response response) {
        String type = response.header("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    private static CorruptDownload signInPage() {
        return new CorruptDownload("it is a web page, most likely one that asks to sign in, and not the file");
    }

    private long copy(Response response, MessageDigest digest) throws IOException {
        Sending sending = response.request().tag(Sending.class);
        long announced = response.body().contentLength();
        byte[] buffer = new byte[announced < 0 ? BUFFER : (int) Math.min(BUFFER - 1, announced) + 1];
        long size = 0;
        OutputStream out = opened();
        try {
            InputStream in = response.body().byteStream();
            Pace pace = new Pace(sending);
            for (int n = fill(buffer, in, pace); n > 0; n = fill(buffer, in, pace)) {
                size += n;
                if (size > target.largest()) {
                    throw new TooLarge(target.largest());
                }
                write(out, buffer, n);
                digest.update(buffer, 0, n);
            }
        } catch (IOException | RuntimeException e) {
            closeAfter(out, e);
            throw e;
        }
        close(out);
        return size;
    }

    /** Reads until the buffer is full or the file ends, since writing and hashing small pieces costs more. */
    private static int fill(byte[] buffer, InputStream in, Pace pace) throws IOException {
        int size = 0;
        while (size < buffer.length) {
            pace.beforeRead();
            int n = in.read(buffer, size, buffer.length - size);
            if (n < 0) {
                break;
            }
            size += n;
            pace.moved(n);
        }
        pace.beforeWrite();
        return size;
    }

    /** Keeps a server that sends a byte now and then from keeping a build for ever. */
    private static final class Pace {
        private final Sending sending;
        private long bytes;
        private long end;

        Pace(@CheckForNull Sending sending) {
            this.sending = sending;
            this.end =
                    sending == null ? 0 : System.nanoTime() + sending.patience().toNanos();
        }

        void beforeRead() {
            if (sending != null) {
                sending.onTheWire();
            }
        }

        void beforeWrite() {
            if (sending != null) {
                sending.offTheWire();
            }
        }

        void moved(int n) {
            bytes += n;
            if (sending == null || bytes < SLOWEST && System.nanoTime() - end < 0) {
                return;
            }
            if (bytes < SLOWEST) {
                sending.stall();
            }
            bytes = 0;
            end = System.nanoTime() + sending.patience().toNanos();
        }
    }

    private OutputStream opened() throws IOException {
        try {
            return target.open();
        } catch (IOException | RuntimeException e) {
            throw new TargetFailure(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int length) throws IOException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException | RuntimeException e) {
            throw new TargetFailure(e);
        }
    }

    /** A stream to another machine reports here what it could not write. */
    private static void close(OutputStream out) throws IOException {
        try {
            out.close();
        } catch (IOException | RuntimeException e) {
            throw new TargetFailure(e);
        }
    }

    private static void closeAfter(OutputStream out, Exception failure) {
        try {
            out.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void check(Response response, long size, String sha256, boolean unexpectedPage) throws IOException {
        long announced = response.body().contentLength();
        if (announced >= 0 && announced != size) {
            throw new CorruptDownload("it has " + size + " bytes instead of " + announced);
        }
        String stored = response.header("X-Checksum-SHA256");
        if (stored != null && !stored.isBlank() && !sha256.equalsIgnoreCase(stored.strip())) {
            throw new CorruptDownload("its SHA-256 is not the one the server gives");
        }
        if (expected != null && !sha256.equalsIgnoreCase(expected)) {
            throw unexpectedPage ? signInPage() : new CorruptDownload("its SHA-256 is not the expected one");
        }
    }

    private void complete() throws IOException {
        try {
            target.complete();
        } catch (IOException | RuntimeException e) {
            throw new TargetFailure(e);
        }
    }

    /** A download came through, but is not what was announced. */
    static final class CorruptDownload extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        CorruptDownload(String message) {
            super(message);
        }
    }

    /** The file is larger than its target takes. */
    static final class TooLarge extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        TooLarge(long largest) {
            super("gave a file of more than " + largest + " bytes, which is the limit.");
        }
    }

    /** The file that a download goes to failed, not the connection. */
    static final class TargetFailure extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        TargetFailure(Exception cause) {
            super(cause);
        }
    }
}
