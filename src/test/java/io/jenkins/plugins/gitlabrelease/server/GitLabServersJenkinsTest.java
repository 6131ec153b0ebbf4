package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Failure;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GitLabServersJenkinsTest {

    private JenkinsRule j;
    private GitLabServers servers;

    @BeforeEach
    void start(JenkinsRule rule) {
        j = rule;
        servers = GitLabServers.get();
    }

    private static GitLabServer server(String name, String url, String credentialsId) {
        GitLabServer server = new GitLabServer(name, url);
        server.setCredentialsId(credentialsId);
        return server;
    }

    private static List<String> textOf(List<GitLabServer> servers) {
        return servers.stream()
                .map(server -> server.getName() + " " + server.getUrl() + " " + server.getCredentialsId())
                .toList();
    }

    @Test
    void theFormKeepsEverything() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", null, Secret.fromString("secret")));
        servers.setServers(List.of(
                server("internal", "https://example.com/gitlab", "token"),
                server("public", "https://gitlab.com", null)));
        List<String> before = textOf(servers.getServers());

        j.configRoundtrip();

        assertEquals(before, textOf(servers.getServers()));
    }

    @Test
    void theFormKeepsTheLimitsAndTheCertificate() throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.SYSTEM, "ca", null, Secret.fromString("PEM")));
        GitLabServer tuned = server("internal", "https://example.com", null);
        tuned.setCaCredentialsId("ca");
        tuned.setConnectTimeout(3);
        tuned.setReadTimeout(1200);
        tuned.setParallelUploads(2);
        servers.setServers(List.of(tuned, server("public", "https://gitlab.com", null)));

        j.configRoundtrip();

        j.assertEqualDataBoundBeans(tuned, servers.getServers().get(0));
        GitLabServer standard = servers.getServers().get(1);
        assertNull(standard.getCaCredentialsId());
        assertEquals(
                List.of(10, 60, 64),
                List.of(standard.getConnectTimeout(), standard.getReadTimeout(), standard.getParallelUploads()));
        String xml = Jenkins.XSTREAM2.toXML(standard);
        assertFalse(xml.contains("Timeout") || xml.contains("parallelUploads"), xml);
    }

    @Test
    void theFormKeepsAnIdThatCannotBeFound() throws Exception {
        servers.setServers(List.of(server("internal", "https://example.com", "gone")));
        j.configRoundtrip();
        assertEquals("gone", servers.getServers().get(0).getCredentialsId());
    }

    @Test
    void theLastServerCanBeDeleted() throws Exception {
        servers.setServers(List.of(server("only", "https://gitlab.example.com", null)));
        HtmlPage page = j.createWebClient().goTo("configure");
        HtmlForm form = page.getFormByName("config");
        HtmlButton delete = form.getInputByValue("https://gitlab.example.com")
                .getFirstByXPath("ancestor::div[contains(@class, 'repeated-chunk')][1]"
                        + "//button[contains(@class, 'repeatable-delete')]");
        delete.click();
        j.submit(form);
        assertEquals(List.of(), servers.getServers());
    }

    /** An error page would come after half of Jenkins' configuration was saved. */
    @Test
    void aNameThatIsThereTwiceIsSavedShownAndRefusedInABuild() throws Exception {
        servers.setServers(
                List.of(server("a", "https://a.example.com", null), server("b", "https://b.example.com", null)));
        HtmlForm form = j.createWebClient().goTo("configure").getFormByName("config");
        form.getInputByValue("b").setValue("a");
        j.submit(form);
        assertEquals(
                List.of("a https://a.example.com null", "a https://b.example.com null"), textOf(servers.getServers()));
        ReleaseException e = assertThrows(ReleaseException.class, () -> servers.findServer("a"));
        assertTrue(e.getMessage().startsWith("There are 2 GitLab servers named \"a\""), e.getMessage());
        GitLabServer.DescriptorImpl descriptor =
                (GitLabServer.DescriptorImpl) j.jenkins.getDescriptorOrDie(GitLabServer.class);
        assertEquals(FormValidation.Kind.WARNING, descriptor.doCheckName("a", "https://b.example.com").kind);
        assertEquals(FormValidation.Kind.ERROR, descriptor.doCheckName(" ", "https://b.example.com").kind);
    }

    @Test
    void whatWasSavedIsLoaded() {
        servers.setServers(List.of(server("internal", "https://example.com/gitlab/", "token")));
        GitLabServers loaded = new GitLabServers();
        loaded.load();
        assertEquals(List.of("internal https://example.com/gitlab token"), textOf(loaded.getServers()));
    }

    @Test
    void namesAreUnique() {
        servers.setServers(List.of(server("a", "https://a.example.com", null)));
        Failure failure = assertThrows(
                Failure.class,
                () -> servers.setServers(List.of(
                        server("b", "https://b.example.com", null), server("b", "https://c.example.com", null))));
        assertEquals(
                "Two GitLab servers have the name \u201cb\u201d. A job chooses its server by name.",
                failure.getMessage());
        assertEquals(List.of("a https://a.example.com null"), textOf(servers.getServers()));
    }

    @Test
    void anAddressWrittenByHandIsNormalised() {
        GitLabServer server = (GitLabServer) Jenkins.XSTREAM2.fromXML("<" + GitLabServer.class.getName() + ">"
                + "<name>x</name><url>https://example.com/gitlab/api/v4/</url></" + GitLabServer.class.getName() + ">");
        assertEquals("https://example.com/gitlab", server.getUrl());
        assertNull(server.getCredentialsId());
    }
}
