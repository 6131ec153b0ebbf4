package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import jenkins.MasterToSlaveFileCallable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The place of a download in a workspace, wherever that is. The bytes come from the controller, so that an agent sees neither the token nor
 * the way to GitLab. They go to a temporary file in the same folder, which is moved into place when all of it has arrived.
 *
 * <p>What a build has checked out may hold symbolic links to elsewhere; no part of the way to a file may be one.
 */
@Restricted(NoExternalUse.class)
public final class WorkspaceTarget implements DownloadTarget {

    private final FilePath workspace;
    private final FilePath part;
    private final String path;

    private WorkspaceTarget(FilePath workspace, String path) {
        this.workspace = workspace;
        this.path = path;
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        this.part = workspace.child(folder + ".gitlab-release-" + UUID.randomUUID() + ".part");
    }

    /**
     * Makes room for a file.
     *
     * @param path relative to the workspace, with {@code /} between its parts and no {@code ..}
     * @throws ReleaseException if the way there leads over a symbolic link, or the place is taken by a folder
     */
    public static WorkspaceTarget at(FilePath workspace, String path) throws IOException, InterruptedException {
        String problem = workspace.act(new Prepare(path));
        if (problem != null) {
            throw new ReleaseException("Nothing is written to " + path + ": " + problem);
        }
        return new WorkspaceTarget(workspace, path);
    }

    @Override
    public OutputStream open() throws IOException {
        try {
            return part.write();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void complete() throws IOException {
        try {
            part.act(new Move(workspace.child(path).getRemote()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void discard() {
        try {
            part.delete();
        } catch (IOException e) {
            // The agent is gone, or the file never was; the first failure is the one to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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

    private static final class Move extends MasterToSlaveFileCallable<Void> {

        private static final long serialVersionUID = 1L;

        private final String target;

        Move(String target) {
            this.target = target;
        }

        @Override
        public Void invoke(File part, VirtualChannel channel) throws IOException {
            move(part.toPath(), new File(target).toPath());
            return null;
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
            if (!last && !Files.isDirectory(current, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.exists(current, LinkOption.NOFOLLOW_LINKS)) {
                    return root.relativize(current) + " is a file in the workspace. Remove it first.";
                }
                Files.createDirectory(current);
            }
            if (!last && !current.toRealPath().startsWith(realRoot)) {
                // A junction of Windows, which is no symbolic link.
                return root.relativize(current) + " leads out of the workspace. Remove it first.";
            }
        }
        return null;
    }

    /** Moves a file to where {@link #prepare} has made room for it; one that is there is replaced. */
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
