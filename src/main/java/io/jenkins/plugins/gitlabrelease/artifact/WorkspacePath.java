package io.jenkins.plugins.gitlabrelease.artifact;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Makes sure that a file lands below a folder. What a build has checked out may hold symbolic links that lead elsewhere;
 * no part of the way to a file may be one. Runs on the machine that has the folder.
 */
final class WorkspacePath {

    private WorkspacePath() {}

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
