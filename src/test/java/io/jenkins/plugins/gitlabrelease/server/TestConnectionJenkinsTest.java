package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.emulator.TestCertificate;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class TestConnectionJenkinsTest {

    private JenkinsRule j;
    private GitLabEmulator gitlab;
    private GitLabServer.DescriptorImpl descriptor;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        j = rule;
        gitlab = GitLabEmulator.start();
        descriptor = (GitLabServer.DescriptorImpl) j.jenkins.getDescriptorOrDie(GitLabServer.class);
        addToken(CredentialsScope.GLOBAL, "token", gitlab.token(Role.DEVELOPER, "api", "read_user"));
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    private static void addToken(CredentialsScope scope, String id, String token) throws Exception {
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(scope, id, null, Secret.fromString(token)));
    }

    private FormValidation test(String credentialsId, String caCredentialsId) throws Exception {
        return descriptor.doTestConnection("x", gitlab.url(), credentialsId, caCredentialsId, "10", "60");
    }

    @Test
    void saysVersionUserScopesAndExpiry() throws Exception {
        FormValidation answer = test("token", "");
        assertEquals(FormValidation.Kind.OK, answer.kind, answer.getMessage());
        assertTrue(
                answer.getMessage()
                        .matches(
                                "<span .*</span> Connected to GitLab \\d+\\.\\S+ as \\S+\\.<br>The token has the scopes api,"
                                        + " read_user and (expires on \\d{4}-\\d\\d-\\d\\d|never expires)\\."),
                answer.getMessage());
    }

    @Test
    void theButtonSaysSo() throws Exception {
        GitLabServer server = new GitLabServer("internal", gitlab.url());
        server.setCredentialsId("token");
        GitLabServers.get().setServers(List.of(server));
        HtmlPage page = j.createWebClient().goTo("configure");
        HtmlButton button = page.getFirstByXPath("//button[normalize-space()='Test connection']");
        button.click();
        page.getWebClient().waitForBackgroundJavaScript(30_000);
        assertTrue(page.asNormalizedText().contains("Connected to GitLab"), page.asNormalizedText());
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        addToken(CredentialsScope.GLOBAL, "wrong", "glpat-wrong");
        addToken(CredentialsScope.SYSTEM, "system", gitlab.token(Role.DEVELOPER, "api"));
        addToken(CredentialsScope.GLOBAL, "reader", gitlab.token(Role.DEVELOPER, "read_api"));

        FormValidation wrong = test("wrong", "");
        assertEquals(FormValidation.Kind.ERROR, wrong.kind);
        assertTrue(wrong.getMessage().contains("401"), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("glpat-wrong"), wrong.getMessage());
        assertEquals("Choose a default credential to test with.", test("", "").getMessage());
        for (String unusable : List.of("system", "gone")) {
            assertTrue(test(unusable, "").getMessage().startsWith("Cannot find this credential."), unusable);
        }
        FormValidation reader = test("reader", "");
        assertEquals(FormValidation.Kind.WARNING, reader.kind);
        assertTrue(reader.getMessage().endsWith("Publishing needs the scope api."), reader.getMessage());
        FormValidation address = descriptor.doTestConnection("x", "nowhere", "token", "", "10", "60");
        assertTrue(
                address.getMessage().startsWith("The GitLab server &quot;x&quot; cannot be used: "),
                address.getMessage());
    }

    @Test
    void aTimeOutThatCannotBeUsedIsSaid() throws Exception {
        for (String timeout : List.of("0", "abc", "", "99999")) {
            FormValidation answer = descriptor.doTestConnection("x", gitlab.url(), "token", "", timeout, "60");
            assertEquals(FormValidation.Kind.ERROR, answer.kind, timeout);
            assertTrue(answer.getMessage().contains("it is a whole number from 1 to 600"), answer.getMessage());
        }
        assertEquals(0, gitlab.requests().size());
    }

    @Test
    void aTokenWithAByteOrderMarkIsRead() throws Exception {
        addToken(CredentialsScope.GLOBAL, "marked", "\uFEFF" + gitlab.token(Role.DEVELOPER, "api") + "\u200b");
        assertEquals(FormValidation.Kind.OK, test("marked", "").kind);
        addToken(CredentialsScope.GLOBAL, "umlaut", "glpat-\u00e4");
        FormValidation answer = test("umlaut", "");
        assertEquals(FormValidation.Kind.ERROR, answer.kind);
        assertFalse(answer.getMessage().contains("\u00e4"), answer.getMessage());
    }

    @Test
    void theCertificateIsJenkinsOwn() throws Exception {
        String html = "<script>alert(1)</script>";
        addToken(CredentialsScope.SYSTEM, "ca", html);
        FormValidation unreadable = test("token", "ca");
        assertEquals(FormValidation.Kind.ERROR, unreadable.kind);
        assertTrue(
                unreadable
                        .getMessage()
                        .startsWith("The credential &quot;ca&quot; of the GitLab server &quot;x&quot; cannot be used:"),
                unreadable.getMessage());
        assertFalse(unreadable.renderHtml().contains(html));

        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.SYSTEM,
                        "file",
                        null,
                        "ca.pem",
                        SecretBytes.fromBytes("nothing".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(FormValidation.Kind.ERROR, test("token", "file").kind);
        assertTrue(test("token", "gone").getMessage().contains("was not found"));
        assertEquals(0, gitlab.requests().size());
    }

    @Test
    void theCertificateIsTrusted() throws Exception {
        addToken(CredentialsScope.SYSTEM, "ca", TestCertificate.pem());
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new FileCredentialsImpl(
                        CredentialsScope.SYSTEM,
                        "file",
                        null,
                        "ca.pem",
                        SecretBytes.fromBytes(TestCertificate.pem().getBytes(StandardCharsets.US_ASCII))));
        gitlab.close();
        gitlab = GitLabEmulator.builder().https(TestCertificate.serverSockets()).start();
        addToken(CredentialsScope.GLOBAL, "tls", gitlab.token(Role.DEVELOPER, "api"));
        assertEquals(FormValidation.Kind.ERROR, test("tls", "").kind);
        assertEquals(0, gitlab.requests().size());
        assertEquals(FormValidation.Kind.OK, test("tls", "ca").kind);
        assertEquals(FormValidation.Kind.OK, test("tls", "file").kind);
    }

    @Test
    void nobodyElseMayConnectAnywhere() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Jenkins.MANAGE)
                .everywhere()
                .to("manager")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        String path = "descriptorByName/" + descriptor.getId() + "/testConnection?name=x&credentialsId=token"
                + "&caCredentialsId=&connectTimeout=10&readTimeout=60&url=" + gitlab.url();
        URL url = new URL(j.getURL(), path);
        assertEquals(403, status("manager", url, HttpMethod.POST));
        assertEquals(405, status("admin", url, HttpMethod.GET));
        assertEquals(0, gitlab.requests().size());
        assertEquals(200, status("admin", url, HttpMethod.POST));
        assertTrue(gitlab.requests().size() > 0);
    }

    private int status(String user, URL url, HttpMethod method) throws Exception {
        try (JenkinsRule.WebClient web = j.createWebClient().login(user).withThrowExceptionOnFailingStatusCode(false)) {
            WebRequest request = new WebRequest(url, method);
            return web.getPage(method == HttpMethod.POST ? web.addCrumb(request) : request)
                    .getWebResponse()
                    .getStatusCode();
        }
    }
}
