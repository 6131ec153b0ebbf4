package io.jenkins.plugins.gitlabrelease.build;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jenkins.util.VirtualFile;

/**
 * The artifacts that a build has archived, wherever its artifact manager keeps them. They are read on the controller and
 * streamed, so neither an agent nor a workspace is needed, and the token stays where it is.
 */
final class ArchivedArtifacts implements ArtifactSource {

    private final VirtualFile root;

    /** @param root of the artifact manager */
    ArchivedArtifacts(VirtualFile root) {
        this.root = root;
    }

    @Override
    public List<Asset> find(String includes, @CheckForNull String excludes) throws IOException {
        List<Asset> assets = new ArrayList<>();
        for (String path : new TreeSet<>(root.list(includes, excludes, true))) {
            String relative = path.replace('\\', '/');
            VirtualFile file = root.child(relative);
            // A pattern follows symbolic links, the file behind one that leads out of the archive is none
            // (SECURITY-904).
            if (!file.isFile()) {
                throw new ReleaseException("The artifact " + relative + " is not a file within the build's archive.");
            }
            assets.add(new ArchivedArtifact(relative, file));
        }
        return assets;
    }

    @Override
    @CheckForNull
    public Asset get(String path) throws IOException {
        VirtualFile file = root.child(path);
        return file.isFile() ? new ArchivedArtifact(path, file) : null;
    }

    @Override
    public String description() {
        return "archived artifacts";
    }

    @Override
    public String remedy() {
        return "Archive them";
    }

    private record ArchivedArtifact(String path, VirtualFile file) implements Asset {

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public InputStream open() throws IOException {
            return file.open();
        }
    }
}
