package io.jenkins.plugins.gitlabrelease.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JenkinsfileHostTest {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private Path build;

    @Test
    @DisabledOnOs(OS.WINDOWS) // calls sh
    void runsTheStepsOfJenkins() throws Exception {
        run("node {\n writeFile file: 'a/b.txt', text: \"${env.TAG_NAME}\\n\"\n sh 'cat a/b.txt; echo $TAG_NAME'\n"
                + " archiveArtifacts 'a/*, none'\n}\nenv.NEXT = 'v2'\necho \"next ${env.NEXT} ${env.NONE}\"\n");

        assertTrue(log().contains("+ cat a/b.txt\nv1\n"), log());
        assertTrue(log().contains("\nnext v2 null\n"), log());
        assertTrue(log().endsWith("\nFinished: SUCCESS\n"), log());
        assertEquals("v1\n", Files.readString(build.resolve("archive/a/b.txt")));
    }

    @Test
    void endsWithTheErrorOfAStepInABlock() {
        assertFails("stage('Release') { error 'stop' }\necho 'not reached'", "stop");
        assertTrue(!log().contains("not reached"), log());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // calls sh
    void endsWithTheFailureOfAProcess() {
        assertFails("node { sh 'exit 3' }", "script returned exit code 3");
    }

    @Test
    void endsWithTheRefusalOfThePlugin() {
        try (GitLabEmulator gitlab = GitLabEmulator.start()) {
            gitlab.project("acme/app");
            DemoServer server = new DemoServer(gitlab.url(), gitlab.token(Role.DEVELOPER, "api"));
            Exception failure = assertThrows(
                    ReleaseException.class,
                    () -> run("stage('Release') { gitlabRelease project: 'acme/app' }", server));
            assertTrue(log().contains("\nERROR: " + failure.getMessage() + "\nFinished: FAILURE\n"), log());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // calls sh
    void runsEveryStepOfThePlugin() throws Exception {
        try (GitLabEmulator gitlab = GitLabEmulator.start()) {
            EmulatedProject app = gitlab.project("acme/app");
            app.addRelease("v1", "One", "*Notes*");
            app.addRelease("v0", "Zero", null, Instant.parse("2020-01-01T00:00:00Z"));
            String url = gitlab.url() + "/api/v4/projects/" + app.id() + "/packages/generic/app/v1/a.txt";
            app.addPackageFile("app", "v1", "a.txt", "bytes".getBytes(StandardCharsets.UTF_8));
            app.addLink("v1", "a.txt", url, "/a.txt");
            run("""
                    echo "tags: ${gitlabReleases(project: 'acme/app', sort: 'asc', limit: 2)*.tag}"
                    def info = gitlabReleaseInfo(project: 'acme/app', html: true)
                    echo "${info.name}: ${info.descriptionHtml}, null: ${gitlabReleaseInfo(project: '%1$s', tag: 'v9')}"
                    node {
                        def files = gitlabReleaseDownload(project: 'acme/app', latest: true, dir: 'got')
                        echo "${files[0].path}, verified: ${files[0].verified}"
                        sh 'cat got/a.txt && test $(ls got | wc -l) = 1'
                    }
                    gitlabReleaseEvidence project: 'acme/app'
                    echo "deleted: ${gitlabReleaseDelete(project: 'acme/app', keepNewest: 1)}"
                    """.formatted(app.id()), new DemoServer(gitlab.url(), gitlab.token(Role.MAINTAINER, "api")));
            assertTrue(log().contains("\ntags: [v0, v1]\n"), log());
            assertTrue(log().contains("\nOne: <p dir=\"auto\">*Notes*</p>, null: null\n"), log());
            assertTrue(log().contains("\ngot/a.txt, verified: true\n"), log());
            assertTrue(log().contains("\nbytes"), log());
            assertTrue(log().contains("\ndeleted: [v0]\n"), log());
            assertEquals(1, app.release("v1").evidences().size());
        }
    }

    @Test
    void refusesWhatItDoesNotPlay() {
        assertFails("gitlabRelease(tags: 'v1')", "gitlabRelease has no parameter \"tags\", only ");
        assertFails("gitlabRelease 'v1'", "gitlabRelease takes named parameters only.");
        assertFails("checkout scm", "No such property: scm");
        assertFails("unstash 'x'", "The demo has no step \"unstash\"");
        assertFails("gitlabReleaseDownload()", "gitlabReleaseDownload needs a workspace: call it within node { }.");
        assertFails("sh 'true'", "sh needs a workspace: call it within node { }.");
        assertFails("gitlabRelease server: 'x', tag: 'v1'", "There is no GitLab server \"x\" here, only \"demo\".");
        assertFails(
                "node { archiveArtifacts artifacts: '*', fingerprint: true }", "The demo's archiveArtifacts takes no");
        assertFails("node { archiveArtifacts 'none' }", "No artifacts found that match the file pattern \"none\".");
    }

    private void assertFails(String script, String message) {
        Exception failure = assertThrows(Exception.class, () -> run(script));
        assertTrue(String.valueOf(failure.getMessage()).startsWith(message), failure::toString);
        assertTrue(log().endsWith("\nFinished: FAILURE\n"), log());
    }

    private void run(String script) throws Exception {
        run(script, new DemoServer("http://127.0.0.1:1", "unused"));
    }

    private void run(String script, DemoServer server) throws Exception {
        log.reset();
        build = Files.createTempDirectory(directory, "build");
        Path jenkinsfile = Files.writeString(build.resolve("Jenkinsfile"), script);
        PrintStream stream = new PrintStream(log, true, StandardCharsets.UTF_8);
        new JenkinsfileHost(server).run(jenkinsfile, new DemoBuild(build, Map.of("TAG_NAME", "v1"), stream));
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
