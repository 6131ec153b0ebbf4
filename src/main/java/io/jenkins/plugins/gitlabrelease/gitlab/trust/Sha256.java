package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests as GitLab's package registry writes them, in lower-case hexadecimal. */
public final class Sha256 {
    /** How long a digest is. */
    public static final int BYTES = 32;

    private static final int BUFFER = 64 * 1024;

    /** Enough for most small files, of which there may be many. */
    private static final int FIRST_BUFFER = 8 * 1024;

    private Sha256() {}

    /** Bytes that can be read from their beginning, and more than once. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Ends the digest and writes it. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Reads all of the bytes once, in constant memory.
     *
     * @throws InterruptedException if the thread is interrupted between two reads
     */
    public static String of(Bytes bytes) throws IOException, InterruptedException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[FIRST_BUFFER];
        try (InputStream in = bytes.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                digest.update(buffer, 0, n);
                if (n == buffer.length && n < BUFFER) {
                    buffer = new byte[BUFFER];
                }
            }
        }
        return hex(digest);
    }
}
