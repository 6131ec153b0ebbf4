package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins that has one GitLab server, where the project {@code group/app} has the tag {@code v1.0}. */
public abstract class PublishingJenkinsTest {

    protected JenkinsRule j;
    protected GitLabEmulator gitlab;
    protected EmulatedProject app;
    protected GitLabServer server;

    @BeforeEach
    void configure(JenkinsRule rule) throws Exception {
        j = rule;
        gitlab = GitLabEmulator.start();
        app = gitlab.project("group/app");
        app.tag("v1.0");
        addToken("token", gitlab.token(Role.DEVELOPER, "api"));
        server = new GitLabServer("internal", gitlab.url());
        server.setCredentialsId("token");
        GitLabServers.get().setServers(List.of(server));
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    /** Adds a secret text in the global scope. */
    protected static void addToken(String id, String token) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, id, null, Secret.fromString(token)));
    }

    /** Asserts that a link of the release leads to a file with that text, and to nothing else. */
    protected void assertPublished(String tag, String name, String text) {
        EmulatedLink link = app.release(tag).link(name);
        EmulatedPackageFile file = app.packageFiles().stream()
                .filter(candidate -> candidate.fileName().equals(name))
                .reduce((one, other) -> {
                    throw new AssertionError(name + " was uploaded more than once");
                })
                .orElseThrow(() -> new AssertionError("no file " + name));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), file.bytes());
        assertEquals("package", link.type());
    }

    /** Asserts that the build says so in one line and left nothing behind on GitLab. */
    protected void assertRefused(Run<?, ?> build, String line) throws Exception {
        j.assertLogContains(line, build);
        j.assertLogNotContains("\tat ", build);
        assertEquals(List.of(), List.copyOf(app.releases().keySet()));
        assertEquals(List.of(), app.packageFiles());
    }
}
