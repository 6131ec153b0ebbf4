package io.jenkins.plugins.gitlabrelease.task;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.artifact.BuildContent;
import io.jenkins.plugins.gitlabrelease.artifact.BuildFiles;
import io.jenkins.plugins.gitlabrelease.artifact.ChangeList;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.NamePattern;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A build as a test writes it: files in memory, and changes that nobody made. */
final class TestBuild implements BuildContent {

    final Map<String, byte[]> archived = new TreeMap<>();

    /** Null until a test gives the build a workspace. */
    @CheckForNull
    Map<String, byte[]> workspace;

    final List<ChangeList.Change> changes = new ArrayList<>();

    /** Null for a Jenkins that does not know its address. */
    @CheckForNull
    String artifactsUrl = "https://ci.example.com/job/app/1/artifact/";

    boolean kept;

    void archive(String path, String text) {
        archived.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String path, String text) {
        workspace = workspace == null ? new TreeMap<>() : workspace;
        workspace.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public BuildFiles artifacts() {
        return new Files(archived, "archived artifacts", "Archive them");
    }

    @Override
    @CheckForNull
    public BuildFiles workspace() {
        return workspace == null ? null : new Files(workspace, "files in the workspace", "Make them");
    }

    @Override
    public List<ChangeList.Change> changes() {
        return changes;
    }

    @Override
    public String artifactsUrl() throws ReleaseException {
        if (artifactsUrl == null) {
            throw new ReleaseException("no address");
        }
        return artifactsUrl;
    }

    @Override
    public void keep() {
        kept = true;
    }

    private record Files(Map<String, byte[]> files, String description, String remedy) implements BuildFiles {

        @Override
        public List<Asset> find(String includes, @CheckForNull String excludes) {
            return files.keySet().stream()
                    .filter(path -> matches(includes, path) && (excludes == null || !matches(excludes, path)))
                    .map(this::get)
                    .toList();
        }

        private static boolean matches(String patterns, String path) {
            return NamePattern.ofFiles(patterns).matches(path);
        }

        @Override
        @CheckForNull
        public Asset get(String path) {
            byte[] bytes = files.get(path);
            return bytes == null ? null : new BytesAsset(path, bytes);
        }
    }
}
