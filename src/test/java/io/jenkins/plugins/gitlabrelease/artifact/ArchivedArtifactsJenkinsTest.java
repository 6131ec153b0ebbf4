package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.util.VirtualFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs Jenkins' own {@link VirtualFile}, but no running Jenkins. */
class ArchivedArtifactsJenkinsTest {

    @TempDir
    Path directory;

    private Path archive;
    private ArchivedArtifacts artifacts;

    @BeforeEach
    void archive() throws IOException {
        archive = Files.createDirectory(directory.resolve("archive"));
        artifacts = new ArchivedArtifacts(VirtualFile.forFile(archive.toFile()), null);
    }

    private void write(String path, String text) throws IOException {
        Path file = archive.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> paths(String includes, String excludes) throws IOException {
        return artifacts.find(includes, excludes).stream().map(Asset::path).toList();
    }

    @Test
    void patternsSelectFilesSortedByPath() throws Exception {
        write("dist/b.zip", "b");
        write("dist/a.zip", "a");
        write("dist/sub/c.zip", "c");
        write("notes.txt", "n");
        assertEquals(List.of("dist/a.zip", "dist/b.zip"), paths("dist/*.zip", null));
        assertEquals(List.of("dist/a.zip", "dist/b.zip", "dist/sub/c.zip", "notes.txt"), paths("**", null));
        assertEquals(List.of("dist/a.zip", "notes.txt"), paths("dist/**, notes.txt", "**/b.zip,dist/sub/"));
    }

    @Test
    void versionControlsFilesAreNoArtifacts() throws Exception {
        write(".git/config", "x");
        write("a.txt", "a");
        assertEquals(List.of("a.txt"), paths("**", null));
    }

    @Test
    void nothingWasArchived() throws Exception {
        Files.delete(archive);
        assertEquals(List.of(), paths("**", null));
    }

    @Test
    void contentCanBeReadMoreThanOnce() throws Exception {
        write("a.txt", "gr\u00fc\u00dfe");
        Asset asset = artifacts.find("a.txt", null).get(0);
        byte[] bytes = "gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_8);
        assertEquals("a.txt", asset.name());
        assertEquals(bytes.length, asset.length());
        for (int time = 0; time < 2; time++) {
            try (InputStream in = asset.open()) {
                assertArrayEquals(bytes, in.readAllBytes());
            }
        }
    }

    @Test
    void linksOutOfTheArchiveAreRefused() throws Exception {
        Files.writeString(directory.resolve("secret.key"), "secret");
        Files.createSymbolicLink(archive.resolve("a.txt"), directory.resolve("secret.key"));
        ReleaseException e = assertThrows(ReleaseException.class, () -> artifacts.find("**", null));
        assertEquals("The artifact a.txt is not a file within the build's archive.", e.getMessage());
    }

    @Test
    void patternsCannotLeaveTheArchive() throws Exception {
        Files.writeString(directory.resolve("secret.key"), "secret");
        write("a.txt", "a");
        assertEquals(List.of(), paths("../*", null));
        assertEquals(List.of(), paths(directory.resolve("secret.key").toString(), null));
    }
}
