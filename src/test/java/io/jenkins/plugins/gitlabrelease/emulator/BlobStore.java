package io.jenkins.plugins.gitlabrelease.emulator;

import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer.AnswerBody;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Uploaded bytes: short ones in memory, long ones each in a temporary file, so that the memory does not grow with them. */
final class BlobStore implements Closeable {

    private static final int IN_MEMORY = 64 << 10;

    /**
     * One stored upload.
     *
     * @param file where it lies, or null if it is in memory
     */
    record Blob(AnswerBody content, Path file, long size, String sha256) {

        byte[] bytes() {
            try (InputStream in = content.open()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path directory;
    private boolean closed;

    /** Stores everything that the stream gives, and nothing if it fails. */
    Blob store(InputStream bytes) throws IOException {
        MessageDigest sha256 = sha256();
        InputStream hashed = new DigestInputStream(bytes, sha256);
        byte[] start = hashed.readNBytes(IN_MEMORY);
        if (start.length < IN_MEMORY) {
            return new Blob(
                    AnswerBody.of(start), null, start.length, HexFormat.of().formatHex(sha256.digest()));
        }
        Path file = newFile();
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            out.write(start);
            long size = start.length + hashed.transferTo(out);
            return new Blob(AnswerBody.of(file), file, size, HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Forgets an upload; where its file is being read and cannot go, it goes with the store. */
    void discard(Blob blob) {
        if (blob.file() != null) {
            blob.file().toFile().delete();
        }
    }

    /** An upload that is broken off by the end of the server may still be on its way when the store is closed. */
    private synchronized Path newFile() throws IOException {
        if (closed) {
            throw new IOException("the emulator is closed");
        }
        if (directory == null) {
            directory = Files.createTempDirectory("gitlab-emulator");
        }
        return Files.createTempFile(directory, "blob", ".bin");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Deletes all of them. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (directory == null) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.delete(directory);
        directory = null;
    }
}
