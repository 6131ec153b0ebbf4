package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.dabsquared.gitlabjenkins.connection.GitLabApiTokenImpl;
import com.dabsquared.gitlabjenkins.connection.GitLabConnection;
import com.dabsquared.gitlabjenkins.connection.GitLabConnectionConfig;
import hudson.model.FreeStyleBuild;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.gitlabrelease.option.ProjectForm;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Servers that are configured in the other GitLab plugins. */
@WithJenkins
class ReuseServersJenkinsTest {

    private JenkinsRule j;
    private GitLabServers servers;

    @BeforeEach
    void configureTheOthers(JenkinsRule rule) {
        j = rule;
        servers = GitLabServers.get();
        GitLabConnectionConfig.get()
                .setConnections(List.of(connection("connection", "https://one.example.com/"), connection("blank", "")));
        io.jenkins.plugins.gitlabserverconfig.servers.GitLabServers.get()
                .setServers(List.of(branchSource("source", "https://two.example.com/gitlab")));
    }

    private static GitLabConnection connection(String name, String url) {
        return new GitLabConnection(name, url, "api-token", true, 10, 10);
    }

    private static io.jenkins.plugins.gitlabserverconfig.servers.GitLabServer branchSource(String name, String url) {
        return new io.jenkins.plugins.gitlabserverconfig.servers.GitLabServer(url, name, "");
    }

    private List<String> available() {
        return servers.available().stream()
                .map(server -> server.getName() + " " + server.getUrl() + " " + server.getCredentialsId())
                .toList();
    }

    private void reuse(GitLabServer... own) {
        servers.setServers(List.of(own));
        servers.setReuseServers(true);
    }

    @Test
    void nothingIsReusedUnlessAnAdministratorSaysSo() throws Exception {
        assertFalse(servers.isReuseServers());
        assertTrue(servers.isReuseOffered());
        assertEquals(List.of(), available());
        assertEquals("https://gitlab.com", servers.findServer(null).getUrl());
        assertThrows(ReleaseException.class, () -> servers.findServer("connection"));
    }

    @Test
    void theOthersComeAfterTheOwnOnes() throws Exception {
        reuse(new GitLabServer("own", "https://own.example.com"));
        assertEquals(
                List.of(
                        "own https://own.example.com null",
                        "connection https://one.example.com api-token",
                        "source https://two.example.com/gitlab null"),
                available());
        assertEquals("own", servers.findServer(null).getName());
        assertEquals("https://one.example.com", servers.findServer("connection").getUrl());
        assertEquals(
                "https://two.example.com/gitlab", servers.findServer("source").getUrl());
        assertEquals(
                List.of("", "own", "connection", "source"),
                ProjectForm.servers().stream().map(choice -> choice.value).toList());
        assertEquals(1, servers.getServers().size());
    }

    @Test
    void theFirstIsTheDefaultIfThereIsNoOwnOne() throws Exception {
        reuse();
        assertEquals("connection", servers.findServer(null).getName());
    }

    @Test
    void ownNamesAndAddressesWin() throws Exception {
        reuse(
                new GitLabServer("connection", "https://own.example.com"),
                new GitLabServer("other", "https://two.example.com/gitlab"));
        assertEquals(
                List.of("connection https://own.example.com null", "other https://two.example.com/gitlab null"),
                available());
    }

    @Test
    void theirCredentialIsTheDefaultOfBuildsThatMaySeeIt() throws Exception {
        reuse();
        FreeStyleBuild build = j.buildAndAssertSuccess(j.createFreeStyleProject());
        GitLabServer server = servers.findServer("connection");
        add(CredentialsScope.SYSTEM);
        ReleaseException e = assertThrows(ReleaseException.class, () -> GitLabCredentials.resolve(build, null, server));
        assertTrue(
                e.getMessage().startsWith("The credential \"api-token\" for the GitLab server \"connection\" was not"));
        add(CredentialsScope.GLOBAL);
        assertNotNull(GitLabCredentials.resolve(build, null, server));
    }

    private static void add(CredentialsScope scope) {
        List<Credentials> credentials = SystemCredentialsProvider.getInstance().getCredentials();
        credentials.clear();
        credentials.add(new GitLabApiTokenImpl(scope, "api-token", null, Secret.fromString("glpat-1")));
    }

    @Test
    void theFormKeepsTheChoice() throws Exception {
        reuse(new GitLabServer("own", "https://own.example.com"));
        j.configRoundtrip();
        assertTrue(servers.isReuseServers());
        assertEquals(1, servers.getServers().size());
        servers.setReuseServers(false);
        j.configRoundtrip();
        assertFalse(servers.isReuseServers());
        GitLabServers loaded = new GitLabServers();
        loaded.load();
        assertFalse(loaded.isReuseServers());
    }

    @Test
    void theFormChangesTheChoiceWhenTheLastOwnServerGoes() throws Exception {
        servers.setServers(List.of(new GitLabServer("own", "https://own.example.com")));
        HtmlForm form = j.createWebClient().goTo("configure").getFormByName("config");
        form.<HtmlInput>getFirstByXPath(".//input[contains(@name, 'reuseServers')]")
                .setChecked(true);
        form.getInputByValue("https://own.example.com")
                .<HtmlButton>getFirstByXPath("ancestor::div[contains(@class, 'repeated-chunk')][1]"
                        + "//button[contains(@class, 'repeatable-delete')]")
                .click();
        j.submit(form);
        assertEquals(List.of(), servers.getServers());
        assertTrue(servers.isReuseServers());
    }

    @Test
    void configurationAsCodeInAndOut(@TempDir Path directory) throws Exception {
        Path yaml = Files.writeString(directory.resolve("jenkins.yaml"), """
            unclassified:
              gitlabRelease:
                reuseServers: true
            """);
        ConfigurationAsCode.get().configure(yaml.toString());
        assertTrue(servers.isReuseServers());
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        String text = exported.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("  gitlabRelease:\n    reuseServers: true\n"), text);
    }

    @Test
    void aBrokenPluginBreaksNothing() {
        assertTrue(
                j.jenkins.getExtensionList(OtherPluginServers.class).stream().anyMatch(BrokenSource.class::isInstance));
        reuse(new GitLabServer("own", "https://own.example.com"));
        assertEquals(3, servers.available().size());
    }

    /** A plugin of another version than this one was compiled for. */
    @TestExtension("aBrokenPluginBreaksNothing")
    public static final class BrokenSource extends OtherPluginServers<String> {

        @Override
        protected List<String> configured() {
            throw new NoSuchMethodError("getConnections");
        }

        @Override
        protected Entry read(String server) {
            return new Entry(null, null, null);
        }
    }
}
