package io.jenkins.plugins.gitlabrelease.gitlab;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import okhttp3.Response;

/**
 * Writes an answer's body to a file: into a temporary one beside it, which is checked and then moved into place. Nothing
 * is left behind on failure, and what was there before stays until then.
 */
final class DownloadReader implements AnswerReader<Download> {
    private static final int BUFFER = 64 * 1024;

    private final Path target;
    private final String expected;

    /** @param sha256 what the file must have, null if that is not known */
    DownloadReader(Path target, @CheckForNull String sha256) {
        this.target = target.toAbsolutePath();
        this.expected = sha256;
    }

    @Override
    public Download read(Response response) throws IOException {
        Path part = target.resolveSibling(".gitlab-release-" + UUID.randomUUID() + ".part");
        try {
            MessageDigest digest = Hashes.sha256();
            long size = copy(response.body().byteStream(), part, digest);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            check(response, size, sha256);
            move(part);
            return new Download(target, size, sha256);
        } finally {
            remove(part);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // Where the file could not be made there is none; the first failure is the one to tell.
        }
    }

    private long copy(InputStream in, Path part, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (OutputStream out = opened(part)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                write(out, buffer, n);
                digest.update(buffer, 0, n);
                size += n;
            }
        }
        return size;
    }

    private OutputStream opened(Path part) throws IOException {
        try {
            Files.createDirectories(target.getParent());
            return Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new TargetFailure(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int length) throws IOException {
        try {
            out.write(buffer, 0, length);
        } catch (IOException e) {
            throw new TargetFailure(e);
        }
    }

    private void check(Response response, long size, String sha256) throws IOException {
        long announced = response.body().contentLength();
        if (announced >= 0 && announced != size) {
            throw new CorruptDownload("it has " + size + " bytes instead of " + announced);
        }
        String stored = response.header("X-Checksum-SHA256");
        if (stored != null && !stored.isBlank() && !sha256.equalsIgnoreCase(stored.strip())) {
            throw new CorruptDownload("its SHA-256 is not the one the server gives");
        }
        if (expected != null && !sha256.equalsIgnoreCase(expected)) {
            throw new CorruptDownload("its SHA-256 is not the expected one");
        }
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            replace(part);
        } catch (IOException e) {
            throw new TargetFailure(e);
        }
    }

    private void replace(Path part) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new TargetFailure(e);
        }
    }
}
