package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.origin.RepositoryFinder;
import io.jenkins.plugins.gitlabrelease.server.CredentialKind;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import io.jenkins.plugins.gitlabrelease.server.OtherPluginServers;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins without the plugins that need not be there: it publishes, and its log does not mind. */
class OptionalPluginsJenkinsTest {

    private static final String[] MISSING = {"git", "gitlab-branch-source", "gitlab-plugin"};

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension().omitPlugins(MISSING);

    @Test
    void theyAreNotMissed() throws Throwable {
        jenkins.then(OptionalPluginsJenkinsTest::publish);
    }

    private static void publish(JenkinsRule j) throws Exception {
        for (String plugin : MISSING) {
            assertNull(j.jenkins.getPlugin(plugin), plugin);
        }
        assertEquals(
                List.of("SecretText", "UsernamePassword"),
                j.jenkins.getExtensionList(CredentialKind.class).stream()
                        .map(kind -> kind.getClass().getSimpleName())
                        .toList());
        for (Class<?> optional : List.of(OtherPluginServers.class, RepositoryFinder.class)) {
            assertEquals(List.of(), List.copyOf(j.jenkins.getExtensionList(optional)));
        }
        GitLabServers servers = GitLabServers.get();
        servers.setReuseServers(true);
        assertFalse(servers.isReuseOffered());
        HtmlPage page = j.createWebClient().goTo("configure");
        assertNull(page.getFirstByXPath("//input[contains(@name, 'reuseServers')]"));
        try (GitLabEmulator gitlab = GitLabEmulator.start()) {
            gitlab.project("group/app").tag("v1.0");
            GitLabServer server = new GitLabServer("internal", gitlab.url());
            server.setCredentialsId("token");
            servers.setServers(List.of(server));
            SystemCredentialsProvider.getInstance()
                    .getCredentials()
                    .add(new StringCredentialsImpl(
                            CredentialsScope.GLOBAL,
                            "token",
                            null,
                            Secret.fromString(gitlab.token(Role.DEVELOPER, "api"))));
            FreeStyleProject job = j.createFreeStyleProject();
            GitlabReleasePublisher publisher = new GitlabReleasePublisher();
            publisher.setTag("v1.0");
            publisher.setProject("group/app");
            publisher.setAllowEmpty(true);
            job.getPublishersList().add(publisher);
            j.buildAndAssertSuccess(job);
        }
        assertEquals(List.of(), complaints().map(LogRecord::getMessage).toList());
    }

    private static Stream<LogRecord> complaints() {
        return List.copyOf(Jenkins.logRecords).stream()
                .filter(each -> each.getLevel().intValue() >= Level.INFO.intValue())
                .filter(each -> each.getMessage().contains("gitlabrelease")
                        || String.valueOf(each.getThrown()).contains("gitlabrelease"));
    }
}
