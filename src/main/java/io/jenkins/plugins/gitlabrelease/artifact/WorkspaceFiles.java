package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.MasterToSlaveFileCallable;
import jenkins.util.VirtualFile;

/**
 * The files of a workspace, wherever its agent is. The agent lists them and sends their bytes; the controller passes
 * these on, so that the token stays where it is, unless the agent is to send them to GitLab itself. What an agent answers is
 * not trusted.
 */
final class WorkspaceFiles implements BuildFiles {

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
}
