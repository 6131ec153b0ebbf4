package io.jenkins.plugins.gitlabrelease.demo;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The demonstration: runs a Jenkinsfile against a GitLab emulator and leaves the release there to be looked at.
 *
 * <p>System properties: {@code demo.port} is the emulator's port, by default any free one; {@code demo.exit} ends the
 * process after the build, with the exit code 0 for a success and 1 for a failure, instead of waiting for Ctrl-C.
 */
public final class DemoMain {

    private static final String TAG = "v1.0";

    private DemoMain() {}

    /** @param args the Jenkinsfile */
    public static void main(String[] args) throws InterruptedException {
        boolean success = false;
        try {
            run(Path.of(args[0]));
            success = true;
        } catch (Exception e) {
            System.out.println();
            System.out.println("The demo failed: " + e.getMessage());
        }
        if (success && System.getProperty("demo.exit") == null) {
            System.out.println("The emulator runs until you press Ctrl-C.");
            new CountDownLatch(1).await();
        }
        System.exit(success ? 0 : 1);
    }

    private static void run(Path jenkinsfile) throws Exception {
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
        project.tag(TAG);
        DemoServer server = new DemoServer(gitlab.url(), gitlab.token(Role.DEVELOPER, "api"));
        System.out.println(
                "GitLab emulator at " + gitlab.url() + " with the project " + project.path() + " and its tag " + TAG);
        System.out.println("Running " + fromHere(jenkinsfile));
        System.out.println();
        DemoBuild build = new DemoBuild(directory.path(), variables(gitlab), System.out);
        new JenkinsfileHost(server).run(jenkinsfile, build);
        System.out.println();
        build.releases().forEach(release -> System.out.println("Open the release in a browser: " + release.getUrl()));
    }

    private static Path fromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path normalized = file.toAbsolutePath().normalize();
        return normalized.startsWith(here) ? here.relativize(normalized) : normalized;
    }

    /** What Jenkins sets in the multibranch job of a tag. */
    private static Map<String, String> variables(GitLabEmulator gitlab) {
        return Map.of("TAG_NAME", TAG, "BRANCH_NAME", TAG, "GIT_URL", gitlab.url() + "/acme/app.git");
    }
}
