package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.CountedInput;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.Sha256;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import jenkins.MasterToSlaveFileCallable;

/**
 * A file of a workspace, wherever its agent is.
 *
 * <p>Bytes come in blocks that the controller asks for, ahead of what is sent to GitLab. A stream that
 * stands still holds nothing on the connection to the agent, where all streams and logs share one thread. The agent
 * also computes the digest of a file of several blocks, while these are under way.
 *
 * @param agent sends the file itself; null if the controller does
 * @param path relative to the root
 */
record AgentFile(FilePath root, @CheckForNull AgentTransfers agent, String path, long length) implements Asset {

    /**
     * Large enough that the way to the agent does not rule. Just less than half of the smallest region of Java's G1 collector, with
     * what remoting adds: for anything larger it collects in the background, which takes a third of the CPU time of a transfer.
     */
    static final int BLOCK_BYTES = 7 * 64 * 1024;

    /** How many blocks are under way while one is sent on. */
    private static final int AHEAD = 2;

    @Override
    @CheckForNull
    public Carrier carrier(LongConsumer progress) {
        return agent == null ? null : agent.sending(AgentTask.FileThere.inWorkspace(path, length), progress);
    }

    @Override
    public InputStream open() {
        return new BlockInput(path, length, root::actAsync);
    }

    @Override
    public HashedBytes openHashed(LongConsumer progress) throws IOException {
        if (length <= BLOCK_BYTES) {
            return Asset.super.openHashed(progress);
        }
        HashedThere bytes = new HashedThere(path, length, root::actAsync);
        return new HashedBytes(new CountedInput(bytes, progress), bytes::sha256);
    }

    @Override
    public String sha256() throws IOException, InterruptedException {
        try {
            return hex(path, root.act(new Digest(path, length, "")));
        } catch (RuntimeException e) {
            throw new IOException(path + " could not be read: " + e, e); // the agent is lost
        }
    }

    /** The machine that has the file. */
    interface Machine {
        <T> Future<T> ask(FilePath.FileCallable<T> work) throws IOException, InterruptedException;
    }

    /** One reading of a file, block by block. */
    static class BlockInput extends InputStream {

        final String path;
        final long length;
        private final Machine machine;
        private final Deque<Future<byte[]>> next = new ArrayDeque<>();
        private ByteBuffer block = ByteBuffer.allocate(0);
        private long asked;
        private String identity = "";

        BlockInput(String path, long length, Machine machine) {
            this.path = path;
            this.length = length;
            this.machine = machine;
        }

        @Override
        public int read() throws IOException {
            return fill() ? block.get() & 0xff : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            if (count == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int n = Math.min(count, block.remaining());
            block.get(buffer, offset, n);
            return n;
        }

        /** Whether there are bytes; waits for the next block if all of the last one are read, and asks for those after it. */
        private boolean fill() throws IOException {
            if (block.hasRemaining()) {
                return true;
            }
            if (next.isEmpty()) {
                if (asked > 0 || length == 0) {
                    return false;
                }
                ask();
            }
            ByteBuffer read = ByteBuffer.wrap(answer(next.remove()));
            byte[] name = new byte[Byte.toUnsignedInt(read.get())];
            read.get(name);
            identity = new String(name, StandardCharsets.US_ASCII);
            while (asked < length && next.size() < AHEAD) {
                ask();
            }
            arrived(identity, next.isEmpty());
            block = read;
            return block.hasRemaining();
        }

        private void ask() throws IOException {
            next.add(ask(new Block(path, asked, identity)));
            asked = Math.min(length, asked + BLOCK_BYTES);
        }

        final <T> Future<T> ask(FilePath.FileCallable<T> work) throws IOException {
            try {
                return machine.ask(work);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        final <T> T answer(Future<T> work) throws IOException {
            try {
                return work.get();
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ExecutionException e) {
                throw new IOException(
                        path + " could not be read: " + e.getCause().getMessage(), e.getCause());
            }
        }

        private InterruptedIOException interrupted(InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException(path + " was not read to its end");
            interrupted.initCause(e);
            return interrupted;
        }

        /**
         * A block is here, and not yet given out.
         *
         * @param identity of the file it is from
         */
        void arrived(String identity, boolean last) throws IOException {}

        @Override
        public void close() {
            next.forEach(block -> block.cancel(true));
            next.clear();
            asked = length;
            block = ByteBuffer.allocate(0);
        }
    }

    /** The same, with a digest from the machine that has the file. The last block is given out when the digest is known. */
    static final class HashedThere extends BlockInput {

        private Future<byte[]> digest;
        private String sha256 = "";

        HashedThere(String path, long length, Machine machine) {
            super(path, length, machine);
        }

        @Override
        void arrived(String identity, boolean last) throws IOException {
            if (digest == null) {
                digest = ask(new Digest(path, length, identity));
            }
            if (last) {
                sha256 = hex(path, answer(digest));
            }
        }

        @Override
        public void close() {
            super.close();
            if (digest != null) {
                digest.cancel(true);
            }
        }

        /** Empty before the last block. */
        String sha256() {
            return sha256;
        }
    }

    /** The bytes of a file from a position on, behind what tells the file from another one, with its length before that. */
    static final class Block extends MasterToSlaveFileCallable<byte[]> {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final long position;
        private final String identity;

        /** @param identity of the file that the blocks before came from; empty for the first one */
        Block(String path, long position, String identity) {
            this.path = path;
            this.position = position;
            this.identity = identity;
        }

        @Override
        public byte[] invoke(File directory, VirtualChannel channel) throws IOException {
            ContainedFiles.Opened file = new ContainedFiles(directory.toPath()).read(path);
            try (SeekableByteChannel bytes = file.channel()) {
                String now = file.identity();
                checkIdentity(identity, now);
                bytes.position(position);
                int count = (int) Math.max(0, Math.min(BLOCK_BYTES, bytes.size() - position));
                ByteBuffer answer = ByteBuffer.allocate(1 + now.length() + count);
                answer.put((byte) now.length()).put(now.getBytes(StandardCharsets.US_ASCII));
                while (answer.hasRemaining() && bytes.read(answer) >= 0) {
                    // until the block is full
                }
                return answer.hasRemaining() ? Arrays.copyOf(answer.array(), answer.position()) : answer.array();
            }
        }
    }

    private static String hex(String path, byte[] digest) throws IOException {
        if (digest.length != Sha256.BYTES) {
            throw new IOException(path + " could not be read: the agent did not answer with its SHA-256");
        }
        return HexFormat.of().formatHex(digest);
    }

    /** The SHA-256 of a file. */
    static final class Digest extends MasterToSlaveFileCallable<byte[]> {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final long length;
        private final String identity;

        /** @param identity as above */
        Digest(String path, long length, String identity) {
            this.path = path;
            this.length = length;
            this.identity = identity;
        }

        @Override
        public byte[] invoke(File directory, VirtualChannel channel) throws IOException {
            MessageDigest digest = Sha256.digest();
            ContainedFiles.Opened file = new ContainedFiles(directory.toPath()).read(path);
            long read = 0;
            try (InputStream in = Channels.newInputStream(file.channel())) {
                checkIdentity(identity, file.identity());
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                    read += n;
                }
            }
            if (read != length) {
                throw new IOException(path + " has " + read + " bytes now, and had " + length + " when it was found");
            }
            return digest.digest();
        }
    }

    private static void checkIdentity(String before, String now) throws IOException {
        if (!before.isEmpty() && !before.equals(now)) {
            throw new IOException("it was replaced or changed meanwhile");
        }
    }
}
