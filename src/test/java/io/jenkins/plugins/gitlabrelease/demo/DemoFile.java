package io.jenkins.plugins.gitlabrelease.demo;

import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is downloaded into the workspace of a {@link DemoBuild}. */
record DemoFile(Path place) implements DownloadTarget {

    @Override
    public OutputStream open() throws IOException {
        Files.createDirectories(place.getParent());
        return Files.newOutputStream(part());
    }

    @Override
    public void complete() throws IOException {
        Files.move(part(), place, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void discard() {
        try {
            Files.deleteIfExists(part());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean mayBeHtml() {
        return place.toString().endsWith(".html");
    }

    private Path part() {
        return place.resolveSibling(place.getFileName() + ".part");
    }
}
