package io.jenkins.plugins.gitlabrelease.demo;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The demonstration: runs a Jenkinsfile against a GitLab emulator and leaves the release there to be looked at.
 *
 * <p>System properties: {@code demo.port} is the emulator's port, by default any free one; {@code demo.exit} ends the
 * process after the build, with the exit code 0 for a success and 1 for a failure, instead of waiting for Ctrl-C.
 *
 * <p>With {@code demo.server}, {@code demo.project} and {@code demo.tag}, and a token in the environment variable
 * {@code GITLAB_TOKEN}, it publishes the release of that tag to a GitLab that is there, and ends.
 */
public final class DemoMain {

    private static final String TAG = "v1.0";

    private DemoMain() {}

    /** @param args the Jenkinsfile */
    public static void main(String[] args) throws InterruptedException {
        String server = System.getProperty("demo.server");
        boolean success = false;
        try {
            if (server == null) {
                runWithEmulator(Path.of(args[0]));
            } else {
                runWithGitLab(
                        Path.of(args[0]),
                        server,
                        System.getProperty("demo.project"),
                        System.getProperty("demo.tag"),
                        System.getenv("GITLAB_TOKEN"),
                        System.out);
            }
            success = true;
        } catch (Exception e) {
            System.out.println();
            System.out.println("The demo failed: " + e.getMessage());
        }
        if (success && server == null && System.getProperty("demo.exit") == null) {
            System.out.println("The emulator runs until you press Ctrl-C.");
            new CountDownLatch(1).await();
        }
        System.exit(success ? 0 : 1);
    }

    private static void runWithEmulator(Path jenkinsfile) throws Exception {
        GitLabEmulator gitlab = GitLabEmulator.builder()
                .port(Integer.getInteger("demo.port", 0))
                .start();
        TemporaryDirectory directory = TemporaryDirectory.create("gitlab-release-demo");
        // Ctrl-C runs this, too.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            gitlab.close();
            directory.close();
        }));
        EmulatedProject project = gitlab.project("acme/app");
        gitlab.project("acme/app-enterprise"); // to which one of the examples publishes as well
        project.tag(TAG);
        DemoServer server = new DemoServer(gitlab.url(), gitlab.token(Role.DEVELOPER, "api"));
        System.out.println(
                "GitLab emulator at " + gitlab.url() + " with the project " + project.path() + " and its tag " + TAG);
        run(jenkinsfile, directory, server, variables(gitlab.url(), project.path(), TAG), System.out);
    }

    /** Publishes to a GitLab that is there, in whose project the Jenkinsfile runs; nothing is prepared or deleted. */
    static void runWithGitLab(Path jenkinsfile, String url, String project, String tag, String token, PrintStream out)
            throws Exception {
        if (project == null || tag == null || token == null || token.isBlank()) {
            throw new IllegalArgumentException(
                    "set -Ddemo.project=group/project and -Ddemo.tag=TAG, a tag that exists, and the"
                            + " environment variable GITLAB_TOKEN: a token with the scope api");
        }
        String server = url.replaceAll("/+$", "");
        try (TemporaryDirectory directory = TemporaryDirectory.create("gitlab-release-demo")) {
            out.println("GitLab at " + server + ", project " + project + ", tag " + tag);
            Path script = directory.path().resolve("Jenkinsfile");
            Files.writeString(
                    script,
                    Files.readString(jenkinsfile).replace("'acme/app'", "'" + project.replace("'", "\\'") + "'"));
            run(script, directory, new DemoServer(server, token), variables(server, project, tag), out);
        }
    }

    private static void run(
            Path jenkinsfile,
            TemporaryDirectory directory,
            DemoServer server,
            Map<String, String> variables,
            PrintStream out)
            throws Exception {
        out.println("Running " + fromHere(jenkinsfile));
        out.println();
        DemoBuild build = new DemoBuild(directory.path(), variables, out);
        new JenkinsfileHost(server).run(jenkinsfile, build);
        out.println();
        build.releases().stream()
                .filter(release -> release.getUrl() != null)
                .forEach(release -> out.println("Open the release in a browser: " + release.getUrl()));
    }

    private static Path fromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path normalized = file.toAbsolutePath().normalize();
        return normalized.startsWith(here) ? here.relativize(normalized) : normalized;
    }

    /** What Jenkins sets in the multibranch job of a tag. */
    private static Map<String, String> variables(String url, String project, String tag) {
        return Map.of("TAG_NAME", tag, "BRANCH_NAME", tag, "GIT_URL", url + "/" + project + ".git");
    }
}
