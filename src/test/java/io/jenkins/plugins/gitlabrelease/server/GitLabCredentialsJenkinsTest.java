package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ItemGroup;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GitLabCredentialsJenkinsTest {

    private final GitLabServer server = new GitLabServer("internal", "https://gitlab.example.com");
    private JenkinsRule j;
    private FreeStyleBuild build;

    @BeforeEach
    void build(JenkinsRule rule) throws Exception {
        j = rule;
        build = j.buildAndAssertSuccess(j.createFreeStyleProject());
    }

    private static StandardCredentials secretText(CredentialsScope scope, String id) throws Exception {
        return new StringCredentialsImpl(scope, id, null, Secret.fromString("glpat-" + id));
    }

    private static void add(ItemGroup<?> context, Domain domain, Credentials credential) throws Exception {
        CredentialsStore store =
                CredentialsProvider.lookupStores(context).iterator().next();
        if (!store.getDomains().contains(domain)) {
            store.addDomain(domain);
        }
        store.addCredentials(domain, credential);
    }

    private FreeStyleBuild buildIn(Folder folder) throws Exception {
        return j.buildAndAssertSuccess(folder.createProject(FreeStyleProject.class, "inside"));
    }

    private String refusal(FreeStyleBuild asking, String id) {
        return assertThrows(ReleaseException.class, () -> GitLabCredentials.resolve(asking, id, server))
                .getMessage();
    }

    @Test
    void bothKindsHoldAToken() throws Exception {
        add(j.jenkins, Domain.global(), secretText(CredentialsScope.GLOBAL, "text"));
        add(
                j.jenkins,
                Domain.global(),
                new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, "user", null, "bot", "glpat-123456789012"));
        assertNotNull(GitLabCredentials.resolve(build, "text", server));
        assertNotNull(GitLabCredentials.resolve(build, "user", server));
    }

    @Test
    void theServersDefaultIsForJobsThatChooseNone() throws Exception {
        add(j.jenkins, Domain.global(), secretText(CredentialsScope.GLOBAL, "default"));
        server.setCredentialsId("default");
        assertNotNull(GitLabCredentials.resolve(build, null, server));
        assertTrue(refusal(build, "chosen").startsWith("The credential \"chosen\""));
    }

    @Test
    void withoutAnyTheMessageNamesBothWays() {
        assertEquals(
                "No credential for the GitLab server \"internal\": neither credentialsId nor a default credential of"
                        + " the server is set. Servers are configured under Manage Jenkins, System, GitLab Release"
                        + " servers.",
                refusal(build, null));
    }

    @Test
    void aMissingOneIsNamed() {
        assertEquals(
                "The credential \"gone\" for the GitLab server \"internal\" was not found. It must be a secret text,"
                        + " a GitLab API token, or a user name with the token as its password, in the global scope or in a"
                        + " folder of this job, and its domain, if it has one, must include https://gitlab.example.com.",
                refusal(build, "gone"));
    }

    @Test
    void anEmptyOneIsRefused() throws Exception {
        add(
                j.jenkins,
                Domain.global(),
                new StringCredentialsImpl(CredentialsScope.GLOBAL, "empty", null, Secret.fromString(" \n")));
        assertEquals("The credential \"empty\" is empty. It must hold a GitLab token.", refusal(build, "empty"));
    }

    @Test
    void theUseIsTracked() throws Exception {
        StandardCredentials credential = secretText(CredentialsScope.GLOBAL, "text");
        add(j.jenkins, Domain.global(), credential);
        GitLabCredentials.resolve(build, "text", server);
        assertTrue(CredentialsProvider.getFingerprintOf(credential)
                .getJobs()
                .contains(build.getParent().getFullName()));
    }

    @Test
    void theSystemScopeIsOutOfReach() throws Exception {
        add(j.jenkins, Domain.global(), secretText(CredentialsScope.SYSTEM, "system"));
        server.setCredentialsId("system");
        assertTrue(refusal(build, "system").contains("was not found"));
        assertTrue(refusal(build, null).contains("was not found"));
        assertFalse(offered(CredentialChoices.of(null, server.getUrl(), "")).contains("system"));
    }

    @Test
    void aFoldersCredentialsAreForItsJobsOnly() throws Exception {
        Folder mine = j.jenkins.createProject(Folder.class, "mine");
        Folder other = j.jenkins.createProject(Folder.class, "other");
        add(mine, Domain.global(), secretText(CredentialsScope.GLOBAL, "text"));
        FreeStyleBuild inside = buildIn(mine);
        FreeStyleBuild outside = buildIn(other);

        assertNotNull(GitLabCredentials.resolve(inside, "text", server));
        assertTrue(refusal(outside, "text").contains("was not found"));
        assertTrue(offered(CredentialChoices.of(inside.getParent(), server.getUrl(), ""))
                .contains("text"));
        assertFalse(offered(CredentialChoices.of(outside.getParent(), server.getUrl(), ""))
                .contains("text"));
    }

    @Test
    void aDomainKeepsACredentialForItsHost() throws Exception {
        Domain other = new Domain("other", null, List.of(new HostnameSpecification("other.example.com", null)));
        add(j.jenkins, other, secretText(CredentialsScope.GLOBAL, "text"));
        assertTrue(refusal(build, "text").contains("was not found"));
        assertNotNull(GitLabCredentials.resolve(
                build, "text", new GitLabServer("other", "https://other.example.com/gitlab")));
    }

    private static List<String> offered(ListBoxModel choices) {
        return choices.stream().map(choice -> choice.value).toList();
    }
}
