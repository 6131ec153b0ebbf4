package io.jenkins.plugins.gitlabrelease.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The suite for a real GitLab finds nothing that differs where the emulator stands for it, and leaves nothing behind. */
class AcceptanceTest {

    private final GitLabEmulator gitlab = GitLabEmulator.start();
    private final EmulatedProject scratch = gitlab.project("team/sub/scratch");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        gitlab.close();
    }

    private int run(String project, String token) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return AcceptanceMain.run(gitlab.url(), project, token, out);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String remarkable() {
        return text().lines()
                .filter(line -> !line.startsWith("same ") && !line.startsWith("skipped "))
                .map(line -> line.substring(0, Math.min(250, line.length())))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theEmulatorPassesAsAnyGitLab() {
        gitlab.settings().unknownKeys(false);
        String token = gitlab.token(Role.MAINTAINER, "api");
        int code = run("team/sub/scratch", token);
        assertEquals(0, code, this::remarkable);
        Matcher counts = Pattern.compile("(\\d+) cases are the same, 0 differ, (\\d+) were skipped, and 0 steps")
                .matcher(text());
        assertTrue(counts.find(), this::text);
        assertTrue(Integer.parseInt(counts.group(1)) > 80, this::text);
        assertFalse(text().contains(token), "the token is printed");
        assertEquals(Map.of(), scratch.releases());
        assertEquals(Map.of(), scratch.tags());
        assertEquals(0, scratch.packages().size());
    }

    @Test
    void aProjectWithSomethingInItIsNotTouched() {
        scratch.addRelease("v1.0", "Real", "Notes");
        assertEquals(2, run("team/sub/scratch", gitlab.token(Role.MAINTAINER, "api")));
        assertTrue(text().contains("is no scratch project: it has 1 releases"), this::text);
        assertEquals("Real", scratch.release("v1.0").name());
    }

    @Test
    void aTokenThatCouldNotCleanUpIsNotUsed() {
        assertEquals(2, run("team/sub/scratch", gitlab.token(Role.DEVELOPER, "api")));
        assertTrue(text().contains("needs the role Maintainer"), this::text);
        assertTrue(
                gitlab.requests().stream().allMatch(request -> request.method().equals("GET")));
    }

    @Test
    void withoutATokenItSaysWhatToSet() {
        assertEquals(2, run("team/sub/scratch", null));
        assertTrue(text().contains("GITLAB_TOKEN"), this::text);
    }

    @Test
    void aDifferenceIsPrintedWithItsCase() {
        gitlab.settings().unknownKeys(false);
        gitlab.settings().enterprise(false);
        assertEquals(1, run("team/sub/scratch", gitlab.token(Role.MAINTAINER, "api")));
        assertTrue(text().contains("differs  "), this::text);
        assertEquals(Map.of(), scratch.releases());
    }
}
