package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.util.TreeMap;
import jenkins.security.MasterToSlaveCallable;
import jenkins.util.VirtualFile;

/**
 * Finds files and their lengths below a folder or in a store, in one go: a store on the network that is asked file by file
 * takes long for many of them.
 */
final class FileListing extends MasterToSlaveCallable<TreeMap<String, Long>, IOException> {

    private static final long serialVersionUID = 1L;

    private final VirtualFile root;
    private final String includes;
    private final String excludes;

    /**
     * @param includes comma-separated Ant patterns
     * @param excludes comma-separated Ant patterns; null for none
     */
    FileListing(VirtualFile root, String includes, @CheckForNull String excludes) {
        this.root = root;
        this.includes = includes;
        this.excludes = excludes;
    }

    /** Lengths by path; null for what a symbolic link has elsewhere, which patterns follow (SECURITY-904). */
    @Override
    public TreeMap<String, Long> call() throws IOException {
        TreeMap<String, Long> found = new TreeMap<>();
        for (String path : root.list(includes, excludes, true)) {
            String relative = path.replace('\\', '/');
            found.put(relative, lengthOf(root, relative));
        }
        return found;
    }

    /** The length of one file; null if it is none, or lies elsewhere behind a symbolic link. */
    @CheckForNull
    static Long lengthOf(VirtualFile root, String path) throws IOException {
        VirtualFile file = root.child(path);
        return file.isFile() ? Long.valueOf(file.length()) : null;
    }
}
