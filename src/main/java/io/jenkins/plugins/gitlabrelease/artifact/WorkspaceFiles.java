package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.Sha256;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import jenkins.MasterToSlaveFileCallable;
import jenkins.util.VirtualFile;

/**
 * The files of a workspace, wherever its agent is. The agent lists them and sends their bytes; the controller passes
 * these on, so that the token stays where it is, unless the agent is to send them to GitLab itself. What an agent answers is
 * not trusted.
 *
 * <p>Bytes come in blocks that the controller asks for, one ahead of what is sent to GitLab. A stream that
 * stands still holds nothing on the connection to the agent, where all streams and logs share one thread.
 */
final class WorkspaceFiles implements BuildFiles {

    /** Large enough that the way to the agent does not rule, small enough for several uploads at a time. */
    static final int BLOCK_BYTES = 1 << 20;

    private final FilePath root;
    private final AgentTransfers agent;

    /** @param agent sends the files itself; null if the controller does */
    WorkspaceFiles(FilePath root, @CheckForNull AgentTransfers agent) {
        this.root = root;
        this.agent = agent;
    }

    @Override
    public List<Asset> find(String includes, @CheckForNull String excludes) throws IOException, InterruptedException {
        List<Asset> assets = new ArrayList<>();
        for (Map.Entry<String, Long> file :
                root.act(new Listing(includes, excludes)).entrySet()) {
            if (file.getValue() == null) {
                throw new ReleaseException("The file " + file.getKey() + " is not a file within the workspace.");
            }
            assets.add(asset(file.getKey(), file.getValue()));
        }
        return assets;
    }

    @Override
    @CheckForNull
    public Asset get(String path) throws IOException, InterruptedException {
        Long length = root.act(new Lookup(path));
        return length == null ? null : asset(path, length);
    }

    private Asset asset(String path, long length) throws ReleaseException {
        return new AgentFile(root, agent, RelativePath.of("A file of the workspace", path), length);
    }

    @Override
    public String description() {
        return "files in the workspace";
    }

    @Override
    public String remedy() {
        return "Make them";
    }

    private record AgentFile(FilePath root, @CheckForNull AgentTransfers agent, String path, long length)
            implements Asset {

        @Override
        @CheckForNull
        public Carrier carrier(LongConsumer progress) {
            return agent == null ? null : agent.sending(AgentTask.FileThere.inWorkspace(path, length), progress);
        }

        @Override
        public InputStream open() {
            return new BlockInput(
                    path, length, (position, identity) -> root.actAsync(new Block(path, position, identity)));
        }

        /** The agent has the bytes, so the digest is computed there. */
        @Override
        public String sha256() throws IOException, InterruptedException {
            try {
                return root.act(new Digest(path, length));
            } catch (RuntimeException e) {
                throw new IOException(path + " could not be read: " + e, e); // the agent is lost
            }
        }
    }

    private static InterruptedIOException interrupted(String path, InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException(path + " was not read to its end");
        interrupted.initCause(e);
        return interrupted;
    }

    /** Where blocks come from: {@link Block} on an agent. */
    @FunctionalInterface
    interface Blocks {
        Future<byte[]> ask(long position, String identity) throws IOException, InterruptedException;
    }

    /** One reading of a file, block by block. */
    static final class BlockInput extends InputStream {

        private final String path;
        private final long length;
        private final Blocks blocks;
        private Future<byte[]> next;
        private ByteBuffer block = ByteBuffer.allocate(0);
        private long asked;
        private String identity = "";

        BlockInput(String path, long length, Blocks blocks) {
            this.path = path;
            this.length = length;
            this.blocks = blocks;
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

        /** Whether there are bytes; waits for the next block if all of the last one are read, and asks for the one after. */
        private boolean fill() throws IOException {
            if (block.hasRemaining()) {
                return true;
            }
            if (next == null) {
                if (asked > 0 || length == 0) {
                    return false;
                }
                ask();
            }
            try {
                byte[] answer = next.get();
                next = null;
                ByteBuffer read = ByteBuffer.wrap(answer);
                byte[] name = new byte[Byte.toUnsignedInt(read.get())];
                read.get(name);
                identity = new String(name, StandardCharsets.US_ASCII);
                block = read;
            } catch (InterruptedException e) {
                throw interrupted(path, e);
            } catch (ExecutionException e) {
                throw new IOException(
                        path + " could not be read: " + e.getCause().getMessage(), e.getCause());
            }
            if (asked < length) {
                ask();
            }
            return block.hasRemaining();
        }

        private void ask() throws IOException {
            try {
                next = blocks.ask(asked, identity);
                asked = Math.min(length, asked + BLOCK_BYTES);
            } catch (InterruptedException e) {
                throw interrupted(path, e);
            }
        }

        @Override
        public void close() {
            if (next != null) {
                next.cancel(true);
                next = null;
            }
            asked = length;
            block = ByteBuffer.allocate(0);
        }
    }

    /** Lengths by path, as {@link FileListing} finds them on the agent. */
    private static final class Listing extends MasterToSlaveFileCallable<TreeMap<String, Long>> {

        private static final long serialVersionUID = 1L;

        private final String includes;
        private final String excludes;

        Listing(String includes, @CheckForNull String excludes) {
            this.includes = includes;
            this.excludes = excludes;
        }

        @Override
        public TreeMap<String, Long> invoke(File directory, VirtualChannel channel) throws IOException {
            return new FileListing(VirtualFile.forFile(directory), includes, excludes).call();
        }
    }

    /** The length of one file, as above. */
    private static final class Lookup extends MasterToSlaveFileCallable<Long> {

        private static final long serialVersionUID = 1L;

        private final String path;

        Lookup(String path) {
            this.path = path;
        }

        @Override
        @CheckForNull
        public Long invoke(File directory, VirtualChannel channel) throws IOException {
            return FileListing.lengthOf(VirtualFile.forFile(directory), path);
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
                if (!identity.isEmpty() && !identity.equals(now)) {
                    throw new IOException("it was replaced or changed meanwhile");
                }
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

    /** The SHA-256 of a file, in lower-case hexadecimal. */
    static final class Digest extends MasterToSlaveFileCallable<String> {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final long length;

        Digest(String path, long length) {
            this.path = path;
            this.length = length;
        }

        @Override
        public String invoke(File directory, VirtualChannel channel) throws IOException {
            MessageDigest digest = Sha256.digest();
            long read = 0;
            try (InputStream in = Channels.newInputStream(
                    new ContainedFiles(directory.toPath()).read(path).channel())) {
                byte[] buffer = new byte[1 << 16];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    digest.update(buffer, 0, n);
                    read += n;
                }
            }
            if (read != length) {
                throw new IOException(path + " has " + read + " bytes now, and had " + length + " when it was found");
            }
            return Sha256.hex(digest);
        }
    }
}
