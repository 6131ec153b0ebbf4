package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One build: its workspace, what it has archived, its variables and its log. */
final class DemoBuild {

    private final Path workspace;
    private final Path archive;
    private final PrintStream log;
    private final Map<String, Object> variables;
    private final List<PublishedRelease> releases = new ArrayList<>();

    /**
     * @param directory an existing, empty directory for the workspace and the archived files
     * @param variables what {@code env} holds when the build starts
     * @param log what Jenkins shows as the console output
     */
    DemoBuild(Path directory, Map<String, String> variables, PrintStream log) throws IOException {
        this.workspace = Files.createDirectory(directory.resolve("workspace"));
        this.archive = Files.createDirectory(directory.resolve("archive"));
        this.variables = new TreeMap<>(variables);
        this.log = log;
    }

    Path workspace() {
        return workspace;
    }

    Path archive() {
        return archive;
    }

    PrintStream log() {
        return log;
    }

    /** {@code env}: a script may add to it. */
    Map<String, Object> variables() {
        return variables;
    }

    /** The variables as a process and the plugin get them. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        variables.forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return environment;
    }

    /** What the plugin's steps have returned so far. */
    List<PublishedRelease> releases() {
        return releases;
    }

    void writeFile(String file, String text) throws IOException {
        Path target = workspace.resolve(file).normalize();
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    /** Copies files from the workspace to the archive, where they stay as they are. */
    void archive(String includes, @CheckForNull String excludes) throws IOException {
        List<String> found = AntPatterns.find(workspace, includes, excludes);
        if (found.isEmpty()) {
            throw new IOException("No artifacts found that match the file pattern \"" + includes + "\".");
        }
        for (String path : found) {
            Path target = archive.resolve(path);
            Files.createDirectories(target.getParent());
            Files.copy(workspace.resolve(path), target);
        }
    }

    /** Runs a script of the POSIX shell in the workspace and waits for it. */
    void sh(String script) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("sh", "-xe", "-c", script)
                .directory(workspace.toFile())
                .redirectErrorStream(true);
        command.environment().putAll(environment());
        Process process = command.start();
        process.getOutputStream().close();
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(log::println);
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new IOException("script returned exit code " + exitCode);
        }
    }
}
