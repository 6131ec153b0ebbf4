package io.jenkins.plugins.gitlabrelease.gitlab;

import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/** A file of this machine, written beside its place and then moved there in one go. */
public final class FileTarget implements DownloadTarget {

    private final Path target;
    private final Path folder;
    private final Path part;

    /** @throws IllegalArgumentException for the root of a file system */
    public FileTarget(Path target) {
        this.target = target.toAbsolutePath();
        Path parent = this.target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(target + " is no file.");
        }
        folder = parent;
        part = folder.resolve(".gitlab-release-" + UUID.randomUUID() + ".part");
    }

    @Override
    public OutputStream open() throws IOException {
        Files.createDirectories(folder);
        return Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void complete() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void discard() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // Where the file could not be made there is none; the first failure is the one to tell.
        }
    }

    @Override
    public boolean mayBeHtml() {
        String name = target.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }
}
