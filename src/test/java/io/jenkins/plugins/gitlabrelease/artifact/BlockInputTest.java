package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of an agent, read in blocks. */
class BlockInputTest {

    @TempDir
    Path workspace;

    private final List<Long> asked = new ArrayList<>();
    private byte[] bytes;

    @BeforeEach
    void makeFile() throws IOException {
        bytes = new byte[2 * WorkspaceFiles.BLOCK_BYTES + 123];
        new Random(1).nextBytes(bytes);
        Files.write(workspace.resolve("app.bin"), bytes);
    }

    private InputStream open(long length) {
        return new WorkspaceFiles.BlockInput("app.bin", length, (position, identity) -> {
            asked.add(position);
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            try {
                answer.complete(
                        new WorkspaceFiles.Block("app.bin", position, identity).invoke(workspace.toFile(), null));
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
            return answer;
        });
    }

    @Test
    void givesTheBytesInFewBlocksOneAhead() throws IOException {
        try (InputStream in = open(bytes.length)) {
            assertEquals(bytes[0] & 0xff, in.read());
            assertEquals(List.of(0L, (long) WorkspaceFiles.BLOCK_BYTES), asked);
            byte[] rest = in.readAllBytes();
            assertEquals(bytes.length - 1, rest.length);
            assertEquals(bytes[bytes.length - 1], rest[rest.length - 1]);
        }
        assertEquals(3, asked.size());
        try (InputStream in = open(bytes.length)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
    }

    @Test
    void anEmptyFileNeedsNoBlock() throws IOException {
        Files.write(workspace.resolve("app.bin"), new byte[0]);
        try (InputStream in = open(0)) {
            assertEquals(-1, in.read());
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void aFileThatHasBecomeShorterEndsEarly() throws IOException {
        try (InputStream in = open(bytes.length)) {
            in.read();
            Files.write(workspace.resolve("app.bin"), new byte[10], StandardOpenOption.TRUNCATE_EXISTING);
            assertThrows(IOException.class, in::readAllBytes);
        }
    }

    @Test
    void aFileThatIsReplacedWhileItIsReadIsNotMixedWithTheOther() throws IOException {
        try (InputStream in = open(bytes.length)) {
            in.read();
            Path other = Files.write(workspace.resolve("other"), new byte[bytes.length]);
            Files.delete(workspace.resolve("app.bin"));
            Files.move(other, workspace.resolve("app.bin"));
            IOException e = assertThrows(IOException.class, in::readAllBytes);
            assertTrue(
                    e.getMessage().contains("app.bin could not be read: it was replaced or changed"), e.getMessage());
        }
    }

    @Test
    void aFileSwappedForALinkIsNotRead() throws IOException {
        Path secret = Files.write(workspace.resolveSibling(workspace.getFileName() + "-key"), bytes);
        try {
            Files.delete(workspace.resolve("app.bin"));
            Files.createSymbolicLink(workspace.resolve("app.bin"), secret);
            try (InputStream in = open(bytes.length)) {
                assertThrows(IOException.class, in::read);
            }
        } finally {
            Files.delete(secret);
        }
    }

    @Test
    void theDigestIsComputedWhereTheFileIs() throws IOException {
        Files.writeString(workspace.resolve("app.bin"), "abc");
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                new WorkspaceFiles.Digest("app.bin", 3).invoke(workspace.toFile(), null));
        assertThrows(IOException.class, () -> new WorkspaceFiles.Digest("app.bin", 4).invoke(workspace.toFile(), null));
    }
}
