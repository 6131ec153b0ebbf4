package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import io.jenkins.plugins.gitlabrelease.gitlab.http.CountedInput;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.Sha256;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of an agent, read in blocks. */
class AgentFileTest {

    @TempDir
    Path workspace;

    private final List<String> asked = new ArrayList<>();
    private boolean digests = true;
    private final List<Long> progress = new ArrayList<>();
    private byte[] bytes;

    @BeforeEach
    void makeFile() throws IOException {
        bytes = new byte[4 * AgentFile.BLOCK_BYTES + 123];
        new Random(1).nextBytes(bytes);
        Files.write(workspace.resolve("app.bin"), bytes);
    }

    private InputStream open(long length) {
        return new AgentFile.BlockInput("app.bin", length, new Agent());
    }

    private Asset.HashedBytes openHashed(long length) {
        AgentFile.HashedThere bytes = new AgentFile.HashedThere("app.bin", length, new Agent());
        return new Asset.HashedBytes(new CountedInput(bytes, progress::add), bytes::sha256);
    }

    /** Does at once what it is asked to do, and notes what that was. */
    private final class Agent implements AgentFile.Machine {
        @Override
        public <T> Future<T> ask(FilePath.FileCallable<T> work) throws InterruptedException {
            asked.add(work.getClass().getSimpleName());
            CompletableFuture<T> answer = new CompletableFuture<>();
            if (!digests && work instanceof AgentFile.Digest) {
                answer.completeExceptionally(new IOException("the agent is gone"));
                return answer;
            }
            try {
                answer.complete(work.invoke(workspace.toFile(), null));
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
            return answer;
        }
    }

    @Test
    void givesTheBytesInFewBlocksThatAreAskedForAhead() throws IOException {
        try (InputStream in = open(bytes.length)) {
            assertEquals(bytes[0] & 0xff, in.read());
            assertEquals(List.of("Block", "Block", "Block"), asked);
            byte[] rest = in.readAllBytes();
            assertEquals(bytes.length - 1, rest.length);
            assertEquals(bytes[bytes.length - 1], rest[rest.length - 1]);
        }
        assertEquals(5, asked.size());
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
    void theDigestOfAFileOfSeveralBlocksComesFromTheMachineThatHasIt() throws Exception {
        Asset.HashedBytes hashed = openHashed(bytes.length);
        try (InputStream in = hashed.bytes()) {
            assertArrayEquals(bytes, in.readAllBytes());
            assertEquals(
                    Sha256.of(() -> new ByteArrayInputStream(bytes)),
                    hashed.sha256().get());
        }
        assertEquals(List.of("Block", "Block", "Block", "Digest", "Block", "Block"), asked);
        assertEquals(bytes.length, progress.get(progress.size() - 1));
    }

    @Test
    void aHashedFileThatChangesIsNotReadToItsEnd() throws IOException {
        Asset.HashedBytes hashed = openHashed(bytes.length);
        try (InputStream in = hashed.bytes()) {
            in.read();
            Files.write(workspace.resolve("app.bin"), new byte[1], StandardOpenOption.APPEND);
            IOException e = assertThrows(IOException.class, in::readAllBytes);
            assertTrue(e.getMessage().startsWith("app.bin could not be read: it was replaced"), e.getMessage());
        }
        assertTrue(progress.get(progress.size() - 1) < bytes.length - 1);
    }

    @Test
    void aFileOfAnotherLengthThanItHadIsNotReadToItsEnd() {
        InputStream in = openHashed(bytes.length - 1L).bytes();
        IOException e = assertThrows(IOException.class, in::readAllBytes);
        assertTrue(e.getMessage().contains("bytes now, and had"), e.getMessage());
        assertTrue(progress.get(progress.size() - 1) < bytes.length - 1);
    }

    @Test
    void theLastBlockIsNotGivenOutWithoutADigest() {
        digests = false;
        InputStream in = openHashed(bytes.length).bytes();
        IOException e = assertThrows(IOException.class, in::readAllBytes);
        assertEquals("app.bin could not be read: the agent is gone", e.getMessage());
        assertEquals(4L * AgentFile.BLOCK_BYTES, progress.get(progress.size() - 1));
    }

    @Test
    void theDigestIsComputedWhereTheFileIs() throws IOException {
        Files.writeString(workspace.resolve("app.bin"), "abc");
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HexFormat.of().formatHex(new AgentFile.Digest("app.bin", 3, "").invoke(workspace.toFile(), null)));
        assertThrows(IOException.class, () -> new AgentFile.Digest("app.bin", 4, "").invoke(workspace.toFile(), null));
    }
}
