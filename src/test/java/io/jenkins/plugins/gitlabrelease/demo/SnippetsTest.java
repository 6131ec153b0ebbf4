package io.jenkins.plugins.gitlabrelease.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows of the other steps runs as it stands there, one after the other in one GitLab. */
class SnippetsTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private GitLabEmulator gitlab;
    private EmulatedProject app;

    @BeforeEach
    void start() {
        gitlab = GitLabEmulator.start();
        app = gitlab.project("acme/app");
        app.tag("v1.0");
        for (int i = 1; i <= 6; i++) {
            app.addRelease("v2.0-rc" + i, null, "Candidate", Instant.parse("2025-01-0" + i + "T00:00:00Z"));
        }
        EmulatedProject tools = gitlab.project("group/tools");
        tools.addRelease("v5", null, null);
        tools.addRelease("v5.1", null, null, Instant.parse("2020-01-01T00:00:00Z"));
        String file = "/packages/generic/tools/v5/tool.zip";
        tools.addPackageFile("tools", "v5", "tool.zip", new byte[] {1, 2, 3});
        tools.addLink("v5", "tool.zip", gitlab.url() + "/api/v4/projects/" + tools.id() + file, "/tool.zip");
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    private void run(String snippet, int number) throws Exception {
        run(snippet, Files.createDirectory(directory.resolve("build" + number)), Map.of());
    }

    private void run(String snippet, Path build, Map<String, String> variables) throws Exception {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("GIT_URL", gitlab.url() + "/acme/app.git");
        DemoServer server = new DemoServer(gitlab.url(), gitlab.token(Role.MAINTAINER, "api"));
        new JenkinsfileHost(server)
                .run(
                        Files.writeString(build.resolve("Jenkinsfile"), snippet),
                        new DemoBuild(build, environment, new PrintStream(log, true, StandardCharsets.UTF_8)));
        if (snippet.contains("dir: 'tools'")) {
            assertEquals(3, Files.size(build.resolve("workspace/tools/tool.zip")));
        }
    }

    private static List<String> snippets() throws IOException {
        List<String> snippets =
                new ArrayList<>(Markdown.of(Path.of("docs/reference.md")).blocks("groovy"));
        Markdown guide = Markdown.of(Path.of("docs/guide.md"));
        for (String task : List.of("Choose and deploy", "Delete old releases", "Read and list")) {
            snippets.addAll(guide.section(task).blocks("groovy"));
        }
        return snippets;
    }

    @Test
    void runAsTheyStand() throws Exception {
        List<String> snippets = snippets();
        assertEquals(10, snippets.size());
        for (int i = 0; i < snippets.size(); i++) {
            run(snippets.get(i), i);
        }
        String printed = log.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("\nv2.0-rc6, v2.0-rc5, v2.0-rc4, v2.0-rc3, v2.0-rc2, v2.0-rc1\n"), printed);
        assertTrue(printed.contains("\ntools/tool.zip: 3 bytes, "), printed);
        assertTrue(printed.contains("\nv1.0 of 20"), printed);
        assertTrue(printed.contains("\nThe highest version is v5.1\n"), printed);
        assertTrue(printed.contains("\nv2.0-rc6: <p dir=\"auto\">Candidate</p>\n"), printed);
        assertEquals(
                Set.of("v1.0", "v2.0-rc2", "v2.0-rc3", "v2.0-rc4", "v2.0-rc5", "v2.0-rc6"),
                app.releases().keySet());
    }

    @Test
    void whatIsShownOfPublishingRuns() throws Exception {
        app.tag("v1.2.0");
        app.tag("lib/v1.2.0");
        gitlab.project("acme/app-enterprise");
        String files = """
                node {
                    writeFile file: 'dist/app.deb', text: 'for Debian'
                    writeFile file: 'dist/app.zip', text: 'for Windows'
                    writeFile file: 'dist/manual.pdf', text: 'the manual'
                    writeFile file: 'lib/build/lib.jar', text: 'the library'
                    archiveArtifacts 'dist/*, lib/build/*'
                }
                """;
        Markdown guide = Markdown.of(Path.of("docs/guide.md"));
        int number = 100;
        for (String task : List.of("Milestones", "Monorepo", "Several projects", "Titles, types and paths")) {
            for (String snippet : guide.section(task).blocks("groovy")) {
                run(files + snippet, number++);
            }
        }
        assertEquals(
                "/deb/app.deb", app.release("v1.2.0").link("Debian package").path());
        assertEquals(
                "/win/app.zip",
                app.release("v1.2.0").link("App v1.2.0 for Windows").path());
        assertEquals("runbook", app.release("v1.2.0").link("manual.pdf").type());
        assertEquals(1, app.release("lib/v1.2.0").links().size());
        assertEquals(
                3,
                gitlab.project("acme/app-enterprise").release("v1.2.0").links().size());
    }

    /** Signs with a key of this test and verifies what a download brings. */
    @Test
    void signaturesAreVerified() throws Exception {
        Path keys = Files.createDirectory(directory.resolve("keys"));
        Map<String, String> variables = Map.of("GNUPGHOME", keys.toString());
        assumeTrue(gpg(keys, "--version") == 0, "there is no gpg");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        try {
            String[] newKey = {
                "--batch", "--passphrase", "", "--quick-generate-key", "test@example.com", "ed25519", "sign"
            };
            assertEquals(0, gpg(keys, newKey));
            List<String> snippets = Markdown.of(Path.of("docs/guide.md"))
                    .section("Signatures, SBOM and provenance")
                    .blocks("groovy");
            String file = "node { writeFile file: 'dist/app.zip', text: 'the application' }\n";
            run(file + snippets.get(0), Files.createDirectory(directory.resolve("sign")), variables);
            run(file + snippets.get(0), Files.createDirectory(directory.resolve("again")), variables);
            Path verifying = Files.createDirectory(directory.resolve("verify"));
            run(snippets.get(1), verifying, variables);

            assertEquals(2, app.packageFiles().size());
            assertTrue(log.toString(StandardCharsets.UTF_8).contains("Good signature"), log::toString);
            Files.writeString(verifying.resolve("workspace/app/app.zip"), "another application");
            Path app = verifying.resolve("workspace/app");
            assertNotEquals(
                    0,
                    gpg(
                            keys,
                            "--verify",
                            app.resolve("app.zip.asc").toString(),
                            app.resolve("app.zip").toString()));
        } finally {
            new ProcessBuilder("gpgconf", "--homedir", keys.toString(), "--kill", "all")
                    .start()
                    .waitFor();
        }
    }

    /** @return the exit code; not 0 if there is no such program */
    private static int gpg(Path keys, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("gpg", "--homedir", keys.toString()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
