package io.jenkins.plugins.gitlabrelease.origin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Git repository in a directory, made with the {@code git} command. */
public record GitDirectory(Path path) {

    /** Starts one with the branch {@code main}. */
    public static GitDirectory init(Path path) throws IOException, InterruptedException {
        Files.createDirectories(path);
        GitDirectory repository = new GitDirectory(path);
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    /** Commits a file and returns the hash. */
    public String commit(String file, String text) throws IOException, InterruptedException {
        Files.writeString(path.resolve(file), text);
        git("add", file);
        git("commit", "--quiet", "--message=Change " + file);
        return git("rev-parse", "HEAD").strip();
    }

    /** Runs a command and returns what it prints. */
    public String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(path.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    /**
     * The variables with which every {@code git} command reads repositories below an address from a directory instead,
     * while everything that knows the address still sees the address.
     *
     * @param address ends in a slash
     */
    public static Map<String, String> insteadOf(String address, Path directory) {
        return Map.of(
                "GIT_CONFIG_COUNT",
                "1",
                "GIT_CONFIG_KEY_0",
                "url." + directory.toUri() + ".insteadOf",
                "GIT_CONFIG_VALUE_0",
                address);
    }
}
