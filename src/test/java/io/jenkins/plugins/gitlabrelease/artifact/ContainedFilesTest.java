package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace in which somebody swaps files and folders for links, between the check and the use. */
class ContainedFilesTest {

    @TempDir
    Path temp;

    private Path root;
    private Path outside;
    private ContainedFiles files;

    @BeforeEach
    void makeFolders() throws IOException {
        root = Files.createDirectory(temp.resolve("workspace"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("id_rsa"), "PRIVATE KEY");
        files = new ContainedFiles(root);
    }

    private String read(String path) throws IOException {
        try (SeekableByteChannel in = files.read(path).channel()) {
            return new String(Channels.newInputStream(in).readAllBytes());
        }
    }

    private void write(String path, long position, String text) throws IOException {
        try (SeekableByteChannel out = files.write(path, position)) {
            out.write(ByteBuffer.wrap(text.getBytes()));
        }
    }

    @Test
    void readsAFileBelowTheFolder() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/app.zip"), "application");
        assertEquals("application", read("a/b/app.zip"));
    }

    @Test
    void readsOverALinkToAFileBelowTheFolder() throws IOException {
        Files.writeString(root.resolve("app-1.2.zip"), "application");
        Files.createSymbolicLink(root.resolve("app.zip"), Path.of("app-1.2.zip"));
        assertEquals("application", read("app.zip"));
    }

    @Test
    void readsBehindAWorkspaceThatIsALink() throws IOException {
        Files.writeString(root.resolve("app"), "application");
        files = new ContainedFiles(Files.createSymbolicLink(temp.resolve("link"), root));
        assertEquals("application", read("app"));
    }

    @Test
    void aLinkToElsewhereIsNotRead() throws IOException {
        Files.createSymbolicLink(root.resolve("app"), outside.resolve("id_rsa"));
        Files.createSymbolicLink(root.resolve("dir"), outside);
        assertThrows(IOException.class, () -> read("app"));
        assertThrows(IOException.class, () -> read("dir/id_rsa"));
        assertThrows(IOException.class, () -> read("../outside/id_rsa"));
        assertThrows(IOException.class, () -> read("missing"));
        assertThrows(IOException.class, () -> read("."));
    }

    @Test
    void aFolderSwappedForALinkIsNotWrittenThrough() throws IOException {
        Files.createDirectories(root.resolve("dist"));
        write("dist/part", 0, "first");
        Files.delete(root.resolve("dist/part"));
        Files.delete(root.resolve("dist"));
        Files.createSymbolicLink(root.resolve("dist"), outside);
        assertThrows(IOException.class, () -> write("dist/other", 0, "x"));
        assertThrows(IOException.class, () -> write("dist/id_rsa", 3, "x"));
        assertThrows(IOException.class, () -> files.rename("dist/id_rsa", "stolen"));
        assertThrows(IOException.class, () -> files.delete("dist/id_rsa"));
        assertEquals("PRIVATE KEY", Files.readString(outside.resolve("id_rsa")));
        assertFalse(Files.exists(outside.resolve("other")));
    }

    @Test
    void aFileSwappedForALinkIsNotWrittenThrough() throws IOException {
        Files.createSymbolicLink(root.resolve("part"), outside.resolve("id_rsa"));
        assertThrows(IOException.class, () -> write("part", 0, "x"));
        assertThrows(IOException.class, () -> write("part", 3, "x"));
        assertEquals("PRIVATE KEY", Files.readString(outside.resolve("id_rsa")));
    }

    @Test
    void writesPartAfterPart() throws IOException {
        write("part", 0, "abc");
        write("part", 3, "def");
        files.rename("part", "app");
        assertEquals("abcdef", Files.readString(root.resolve("app")));
        files.delete("app");
        assertFalse(Files.exists(root.resolve("app")));
    }
}
