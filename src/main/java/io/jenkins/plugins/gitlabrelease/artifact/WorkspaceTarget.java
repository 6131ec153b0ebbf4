package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.gitlabrelease.gitlab.http.Carrier;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The place of a download in a workspace, wherever that is. The bytes come from the controller, so that an agent sees neither
 * the token nor the way to GitLab, unless the agent is to receive them itself. They go to a temporary file in the same
 * folder, which is moved into place when all of it has arrived.
 *
 * <p>What a build has checked out may hold symbolic links to elsewhere; no part of the way to a file may be one.
 */
@Restricted(NoExternalUse.class)
public final class WorkspaceTarget implements DownloadTarget {

    /** What the common file systems allow for one part of a path. */
    private static final int MAX_NAME_BYTES = 255;

    private final FilePath workspace;
    private final AgentTransfers agent;
    private final String path;
    private final String part;

    /** Whether the temporary file may be there, which is worth a call to the agent. */
    private volatile boolean begun;

    private WorkspaceTarget(FilePath workspace, @CheckForNull AgentTransfers agent, String path) {
        this.workspace = workspace;
        this.agent = agent;
        this.path = path;
        this.part = path.substring(0, path.lastIndexOf('/') + 1) + ".gitlab-release-" + UUID.randomUUID() + ".part";
    }

    /**
     * Makes room for a file.
     *
     * @param agent receives the file itself; null if the controller does
     * @param path relative to the workspace, with {@code /} between its parts and no {@code ..}
     * @throws ReleaseException if the way there leads over a symbolic link, or the place is taken by a folder
     */
    public static WorkspaceTarget at(FilePath workspace, @CheckForNull AgentTransfers agent, String path)
            throws IOException, InterruptedException {
        String problem = workspace.act(new Prepare(path));
        if (problem != null) {
            throw new ReleaseException("Nothing is written to " + path + ": " + problem);
        }
        return new WorkspaceTarget(workspace, agent, path);
    }

    @Override
    public OutputStream open() {
        return new BlockOutput();
    }

    @Override
    @CheckForNull
    public Carrier carrier() {
        return agent == null ? null : agent.receiving(path, part);
    }

    @Override
    public void complete() throws IOException {
        try {
            workspace.act(new Rename(part, path.substring(path.lastIndexOf('/') + 1)));
            begun = false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void discard() {
        if (!begun) {
            return;
        }
        try {
            workspace.act(new Delete(part));
            begun = false;
        } catch (IOException e) {
            // The agent is gone, or the file never was; the first failure is the one to report.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One attempt to write the file, block by block: one is on its way while the next one is filled. */
    private final class BlockOutput extends OutputStream {

        private final ByteBuffer block = ByteBuffer.allocate(AgentFile.BLOCK_BYTES);
        private Future<Boolean> sent;
        private long position;
        private boolean closed;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            for (int done = 0; done < count; ) {
                int n = Math.min(count - done, block.remaining());
                block.put(bytes, offset + done, n);
                done += n;
                if (!block.hasRemaining()) {
                    send();
                }
            }
        }

        private void send() throws IOException {
            await();
            begun = true;
            try {
                sent = workspace.actAsync(new Write(part, position, Arrays.copyOf(block.array(), block.position())));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            position += block.position();
            block.clear();
        }

        private void await() throws IOException {
            if (sent == null) {
                return;
            }
            try {
                sent.get();
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ExecutionException e) {
                throw new IOException(
                        path + " could not be written: " + e.getCause().getMessage(), e.getCause());
            } finally {
                sent = null;
            }
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            if (block.position() > 0 || position == 0) {
                send();
            }
            await();
        }
    }

    @Override
    public boolean mayBeHtml() {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }

    private static InterruptedIOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while writing to the workspace");
        interrupted.initCause(e);
        return interrupted;
    }

    private static final class Prepare extends MasterToSlaveFileCallable<String> {

        private static final long serialVersionUID = 1L;

        private final String path;

        Prepare(String path) {
            this.path = path;
        }

        @Override
        public String invoke(File workspace, VirtualChannel channel) throws IOException {
            return prepare(workspace.toPath(), path);
        }
    }

    private static final class Write extends MasterToSlaveFileCallable<Boolean> {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final long position;
        private final byte[] bytes;

        Write(String path, long position, byte[] bytes) {
            this.path = path;
            this.position = position;
            this.bytes = bytes;
        }

        @Override
        public Boolean invoke(File workspace, VirtualChannel channel) throws IOException {
            try (SeekableByteChannel file = new ContainedFiles(workspace.toPath()).write(path, position)) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                    file.write(rest);
                }
            }
            return true;
        }
    }

    private static final class Rename extends MasterToSlaveFileCallable<Boolean> {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final String name;

        Rename(String path, String name) {
            this.path = path;
            this.name = name;
        }

        @Override
        public Boolean invoke(File workspace, VirtualChannel channel) throws IOException {
            new ContainedFiles(workspace.toPath()).rename(path, name);
            return true;
        }
    }

    private static final class Delete extends MasterToSlaveFileCallable<Boolean> {

        private static final long serialVersionUID = 1L;

        private final String path;

        Delete(String path) {
            this.path = path;
        }

        @Override
        public Boolean invoke(File workspace, VirtualChannel channel) throws IOException {
            new ContainedFiles(workspace.toPath()).delete(path);
            return true;
        }
    }

    /**
     * Makes the folders on the way to a file.
     *
     * @param root a folder, made if it is missing
     * @param path relative, with {@code /} between its parts and no {@code ..}
     * @return a sentence on why nothing may be written there; null if all is well
     */
    @CheckForNull
    static String prepare(Path root, String path) throws IOException {
        Files.createDirectories(root);
        Path realRoot = root.toRealPath();
        String[] parts = path.split("/");
        Path current = root;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
                return "\"" + parts[i].substring(0, 40) + "...\" is longer than " + MAX_NAME_BYTES
                        + " bytes, which no file system takes. Choose a shorter name.";
            }
            try {
                current = current.resolve(parts[i]);
            } catch (InvalidPathException e) {
                return "the machine of the workspace cannot have a file of that name. Rename the asset in GitLab.";
            }
            boolean last = i == parts.length - 1;
            if (Files.isSymbolicLink(current)) {
                return root.relativize(current) + " is a symbolic link in the workspace. Remove it first.";
            }
            if (last && Files.isDirectory(current, LinkOption.NOFOLLOW_LINKS)) {
                return path + " is a folder in the workspace. Remove it first.";
            }
            if (!last && !isFolder(current)) {
                return root.relativize(current) + " is a file in the workspace. Remove it first.";
            }
            if (!last && !current.toRealPath().startsWith(realRoot)) {
                // A junction of Windows, which is no symbolic link.
                return root.relativize(current) + " leads out of the workspace. Remove it first.";
            }
        }
        return null;
    }

    /** Makes a folder that is missing; several files of it can be prepared at a time. */
    private static boolean isFolder(Path path) throws IOException {
        try {
            Files.createDirectory(path);
            return true;
        } catch (FileAlreadyExistsException e) {
            return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
