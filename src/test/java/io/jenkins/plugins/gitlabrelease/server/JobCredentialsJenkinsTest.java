package io.jenkins.plugins.gitlabrelease.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.AbstractItem;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleProject;
import hudson.model.ItemGroup;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which credentials a build of a Pipeline or a freestyle job gets to publish with. */
@WithJenkins
class JobCredentialsJenkinsTest extends PublishingJenkinsTest {

    private static final String NOT_FOUND = "The credential \"%s\" for the GitLab server \"internal\" was not found.";

    private StandardCredentials token(CredentialsScope scope, String id) throws Exception {
        return new StringCredentialsImpl(scope, id, null, Secret.fromString(gitlab.token(Role.DEVELOPER, "api")));
    }

    private static void add(ItemGroup<?> context, StandardCredentials credential) throws Exception {
        CredentialsStore store =
                CredentialsProvider.lookupStores(context).iterator().next();
        store.addCredentials(Domain.global(), credential);
    }

    private static WorkflowJob pipeline(Folder folder, String credentialsId) throws Exception {
        WorkflowJob job = folder.createProject(WorkflowJob.class, "pipeline");
        job.setDefinition(script(credentialsId));
        return job;
    }

    private static CpsFlowDefinition script(String credentialsId) throws Exception {
        String id = credentialsId == null ? "" : ", credentialsId: '" + credentialsId + "'";
        return new CpsFlowDefinition("gitlabRelease tag: 'v1.0', project: 'group/app'" + id, true);
    }

    private FreeStyleProject freestyle(String credentialsId) throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        publisher.setCredentialsId(credentialsId);
        publisher.setAllowEmpty(true);
        job.getPublishersList().add(publisher);
        return job;
    }

    private static ParametersDefinitionProperty parameter(String standard) {
        return new ParametersDefinitionProperty(
                new CredentialsParameterDefinition("WHO", null, standard, StringCredentials.class.getName(), true));
    }

    private void assertTracked(StandardCredentials credential, AbstractItem job) throws Exception {
        assertTrue(CredentialsProvider.getFingerprintOf(credential).getJobs().contains(job.getFullName()));
    }

    @Test
    void aFoldersCredentialIsForJobsInItOnly() throws Exception {
        Folder mine = j.jenkins.createProject(Folder.class, "mine");
        Folder below = mine.createProject(Folder.class, "below");
        Folder other = j.jenkins.createProject(Folder.class, "other");
        StandardCredentials credential = token(CredentialsScope.GLOBAL, "of-the-folder");
        add(mine, credential);

        WorkflowJob inside = pipeline(mine, "of-the-folder");
        j.buildAndAssertSuccess(inside);
        assertTracked(credential, inside);
        j.buildAndAssertSuccess(pipeline(below, "of-the-folder"));
        assertNotNull(app.release("v1.0"));

        int requests = gitlab.requests().size();
        WorkflowRun outside = j.buildAndAssertStatus(Result.FAILURE, pipeline(other, "of-the-folder"));
        j.assertLogContains(NOT_FOUND.formatted("of-the-folder"), outside);
        assertEquals(requests, gitlab.requests().size());
    }

    @Test
    void theServersDefaultIsLookedUpAsTheJobDoes() throws Exception {
        Folder mine = j.jenkins.createProject(Folder.class, "mine");
        add(mine, token(CredentialsScope.GLOBAL, "of-the-folder"));
        server.setCredentialsId("of-the-folder");
        j.buildAndAssertSuccess(pipeline(mine, null));
        Folder other = j.jenkins.createProject(Folder.class, "other");
        assertRefusedFor("of-the-folder", j.buildAndAssertStatus(Result.FAILURE, pipeline(other, null)));
    }

    private void assertRefusedFor(String id, Run<?, ?> build) throws Exception {
        j.assertLogContains(NOT_FOUND.formatted(id), build);
        j.assertLogNotContains("\tat ", build);
    }

    @Test
    void oneIdIsAnotherCredentialInAnotherFolder() throws Exception {
        Folder mine = j.jenkins.createProject(Folder.class, "mine");
        Folder other = j.jenkins.createProject(Folder.class, "other");
        add(mine, token(CredentialsScope.GLOBAL, "same"));
        add(other, new StringCredentialsImpl(CredentialsScope.GLOBAL, "same", null, Secret.fromString("glpat-wrong")));
        WorkflowJob right = pipeline(mine, "same");
        j.buildAndAssertSuccess(right);
        WorkflowRun wrong = j.buildAndAssertStatus(Result.FAILURE, pipeline(other, "same"));
        j.assertLogContains("GitLab does not know this token", wrong);
        j.buildAndAssertSuccess(right);
    }

    @Test
    void aParameterChoosesTheCredential() throws Exception {
        FreeStyleProject job = freestyle("${WHO}");
        job.addProperty(parameter("token"));
        j.buildAndAssertSuccess(job);
        assertNotNull(app.release("v1.0"));

        WorkflowJob pipeline = j.createProject(WorkflowJob.class);
        pipeline.setDefinition(script("${WHO}"));
        pipeline.addProperty(parameter("token"));
        j.buildAndAssertSuccess(pipeline);
        assertRefusedFor(
                "${WHO}",
                j.assertBuildStatus(
                        Result.FAILURE,
                        pipeline.scheduleBuild2(
                                0, new ParametersAction(new CredentialsParameterValue("WHO", "gone", null)))));
    }

    @Test
    void whoStartsABuildLendsTheirOwnCredential() throws Exception {
        j.jenkins.setSecurityRealm(j.createDummySecurityRealm());
        j.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("alice"));
        User alice = User.getById("alice", true);
        StandardCredentials own = token(CredentialsScope.USER, "of-alice");
        try (ACLContext as = ACL.as2(alice.impersonate2())) {
            for (CredentialsStore store : CredentialsProvider.lookupStores(alice)) {
                if (store.getContext() == alice) {
                    store.addCredentials(Domain.global(), own);
                }
            }
        }
        FreeStyleProject job = freestyle("${WHO}");
        job.addProperty(parameter(null));
        j.assertBuildStatusSuccess(job.scheduleBuild2(
                0,
                new CauseAction(new Cause.UserIdCause("alice")),
                new ParametersAction(new CredentialsParameterValue("WHO", "of-alice", null))));
        assertTracked(own, job);
        assertRefusedFor("of-alice", j.buildAndAssertStatus(Result.FAILURE, freestyle("of-alice")));
    }

    @Test
    void aTextParameterIsNoCredential() throws Exception {
        FreeStyleProject job = freestyle("${WHO}");
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("WHO", "token")));
        assertRefusedFor("${WHO}", j.buildAndAssertStatus(Result.FAILURE, job));
        assertFalse(app.releases().containsKey("v1.0"));
    }

    @Test
    void theSystemScopeIsOutOfReachHoweverItIsAskedFor() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(token(CredentialsScope.SYSTEM, "system"));
        assertRefusedFor("system", j.buildAndAssertStatus(Result.FAILURE, freestyle("system")));
        Folder folder = j.jenkins.createProject(Folder.class, "folder");
        assertRefusedFor("system", j.buildAndAssertStatus(Result.FAILURE, pipeline(folder, "system")));
        FreeStyleProject job = freestyle("${WHO}");
        job.addProperty(parameter("system"));
        assertRefusedFor("${WHO}", j.buildAndAssertStatus(Result.FAILURE, job));
        server.setCredentialsId("system");
        assertRefusedFor("system", j.buildAndAssertStatus(Result.FAILURE, freestyle(null)));
        assertEquals(0, gitlab.requests().size());
    }
}
