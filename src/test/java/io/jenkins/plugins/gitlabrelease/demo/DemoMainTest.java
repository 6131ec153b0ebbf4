package io.jenkins.plugins.gitlabrelease.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The demo with a GitLab that is there, for which an emulator stands. */
class DemoMainTest {

    private static final Path JENKINSFILE = Path.of("docs/examples/Jenkinsfile");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void publishesTheReleaseOfATagOfItsProject() throws Exception {
        try (GitLabEmulator gitlab =
                GitLabEmulator.builder().contextPath("/gitlab").start()) {
            EmulatedProject project = gitlab.project("team/product");
            project.tag("v2.0");
            String token = gitlab.token(Role.DEVELOPER, "api");
            DemoMain.runWithGitLab(JENKINSFILE, gitlab.url() + "/", "team/product", "v2.0", token, out);
            assertFalse(project.release("v2.0").links().isEmpty());
            String text = printed.toString(StandardCharsets.UTF_8);
            assertTrue(
                    text.contains("Open the release in a browser: " + gitlab.url() + "/team/product/-/releases/v2.0"),
                    text);
            assertFalse(text.contains(token), text);
            assertEquals(1, project.releases().size());
        }
    }

    @Test
    void saysWhatToSet() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> DemoMain.runWithGitLab(JENKINSFILE, "http://127.0.0.1:1", null, null, "t", out))
                .getMessage();
        assertTrue(message.contains("-Ddemo.tag=TAG"), message);
    }
}
