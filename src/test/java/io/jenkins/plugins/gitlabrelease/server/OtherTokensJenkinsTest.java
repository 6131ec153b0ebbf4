package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.dabsquared.gitlabjenkins.connection.GitLabApiTokenImpl;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import io.jenkins.plugins.gitlabserverconfig.credentials.GroupAccessTokenImpl;
import io.jenkins.plugins.gitlabserverconfig.credentials.PersonalAccessTokenImpl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The tokens that the other GitLab plugins keep, in their own kinds of credentials. */
@WithJenkins
class OtherTokensJenkinsTest extends PublishingJenkinsTest {

    private static void add(StandardCredentials credential) {
        SystemCredentialsProvider.getInstance().getCredentials().add(credential);
    }

    private String newToken() {
        return gitlab.token(Role.DEVELOPER, "api");
    }

    private void addAll(CredentialsScope scope) {
        add(new GitLabApiTokenImpl(scope, "api-token", null, Secret.fromString(newToken())));
        PersonalAccessTokenImpl personal = new PersonalAccessTokenImpl(scope, "personal", null);
        personal.setToken(newToken());
        add(personal);
        GroupAccessTokenImpl group = new GroupAccessTokenImpl(scope, "group", null);
        group.setToken(newToken());
        add(group);
    }

    private static Stream<String> ids() {
        return Stream.of("api-token", "personal", "group");
    }

    private FreeStyleBuild publish(String credentialsId, Result expected) throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        publisher.setCredentialsId(credentialsId);
        publisher.setAllowEmpty(true);
        job.getPublishersList().add(publisher);
        return j.buildAndAssertStatus(expected, job);
    }

    @Test
    void eachPublishes() throws Exception {
        addAll(CredentialsScope.GLOBAL);
        for (String id : ids().toList()) {
            FreeStyleBuild build = publish(id, Result.SUCCESS);
            assertTrue(app.releases().containsKey("v1.0"), id);
            StandardCredentials used =
                    CredentialsProvider.findCredentialById(id, StandardCredentials.class, build, List.of());
            assertTrue(CredentialsProvider.getFingerprintOf(used)
                    .getJobs()
                    .contains(build.getParent().getFullName()));
        }
    }

    @Test
    void eachIsOfferedAndFound() throws Exception {
        addAll(CredentialsScope.GLOBAL);
        FreeStyleProject job = j.createFreeStyleProject();
        List<String> offered = CredentialChoices.of(job, server.getUrl(), "").stream()
                .map(choice -> choice.value)
                .toList();
        for (String id : ids().toList()) {
            assertTrue(offered.contains(id), offered::toString);
            assertEquals(FormValidation.Kind.OK, CredentialChoices.check(job, server.getUrl(), id).kind);
        }
    }

    @Test
    void theSystemScopeIsOutOfReach() throws Exception {
        addAll(CredentialsScope.SYSTEM);
        FreeStyleBuild build = j.buildAndAssertSuccess(j.createFreeStyleProject());
        for (String id : ids().toList()) {
            ReleaseException e =
                    assertThrows(ReleaseException.class, () -> GitLabCredentials.resolve(build, id, server));
            assertTrue(e.getMessage().contains("was not found"), e.getMessage());
            assertFalse(CredentialChoices.of(null, server.getUrl(), "").stream()
                    .anyMatch(choice -> choice.value.equals(id)));
        }
    }

    @Test
    void anEmptyOneIsRefused() throws Exception {
        add(new GitLabApiTokenImpl(CredentialsScope.GLOBAL, "empty", null, Secret.fromString("")));
        j.assertLogContains("The credential \"empty\" is empty.", publish("empty", Result.FAILURE));
    }
}
