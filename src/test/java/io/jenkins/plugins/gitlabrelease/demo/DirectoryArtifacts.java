package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.artifact.BuildFiles;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of a {@link DemoBuild}, which are those below a directory: the archived ones, or the workspace. */
record DirectoryArtifacts(Path root, String description, String remedy) implements BuildFiles {

    @Override
    public List<Asset> find(String includes, @CheckForNull String excludes) {
        return AntPatterns.find(root, includes, excludes).stream()
                .<Asset>map(path -> new DirectoryArtifact(path, root.resolve(path)))
                .toList();
    }

    @Override
    @CheckForNull
    public Asset get(String path) {
        Path file = root.resolve(path);
        return Files.isRegularFile(file) ? new DirectoryArtifact(path, file) : null;
    }

    private record DirectoryArtifact(String path, Path file) implements Asset {

        @Override
        public long length() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
