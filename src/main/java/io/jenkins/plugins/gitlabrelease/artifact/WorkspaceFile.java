package io.jenkins.plugins.gitlabrelease.artifact;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.gitlabrelease.gitlab.http.DownloadTarget;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.UUID;
import jenkins.MasterToSlaveFileCallable;

/**
 * A file of a workspace, wherever that is. The bytes come from the controller, so that an agent sees neither the token nor
 * the way to GitLab. They go to a temporary file in the same folder, which is moved into place when all of it has arrived.
 */
public final class WorkspaceFile implements DownloadTarget {

    private final FilePath workspace;
    private final FilePath part;
    private final String path;

    private WorkspaceFile(FilePath workspace, String path) {
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
    public static WorkspaceFile at(FilePath workspace, String path) throws IOException, InterruptedException {
        String problem = workspace.act(new Prepare(path));
        if (problem != null) {
            throw new ReleaseException("Nothing is written to " + path + ": " + problem);
        }
        return new WorkspaceFile(workspace, path);
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
            return WorkspacePath.prepare(workspace.toPath(), path);
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
            WorkspacePath.move(part.toPath(), new File(target).toPath());
            return null;
        }
    }
}
