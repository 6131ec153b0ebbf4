package io.jenkins.plugins.gitlabrelease.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.ParameterizedJobMixIn;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.CaptureEnvironmentBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Builds that are started by releases of an emulated GitLab; a poll is made at once, and not by the clock. */
@WithJenkins
class ReleaseTriggerJenkinsTest extends PublishingJenkinsTest {

    private ReleaseTrigger trigger;

    @BeforeEach
    void publish() {
        app.addRelease("v1.0", "Version 1", null);
        trigger = new ReleaseTrigger("H/15 * * * *");
        trigger.setProject("group/app");
    }

    private FreeStyleProject job() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.setQuietPeriod(0);
        job.addTrigger(trigger);
        trigger.start(job, true);
        awaitFirstLook(job);
        return job;
    }

    private void awaitFirstLook(Job<?, ?> job) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (new PollingPage(job).getLog().isEmpty()) {
            assertTrue(Instant.now().isBefore(end), "no first look at GitLab");
            Thread.sleep(50);
        }
        j.waitUntilNoActivity();
    }

    private void poll(Job<?, ?> job) throws Exception {
        new ReleasePoll(job, null).run();
        j.waitUntilNoActivity();
    }

    private static List<String> releasesOf(Job<?, ?> job) {
        List<String> tags = new ArrayList<>();
        for (Run<?, ?> run : job.getBuilds()) {
            ReleaseCause cause = run.getCause(ReleaseCause.class);
            tags.add(0, cause == null ? "none" : cause.getTag());
        }
        return tags;
    }

    @Test
    void theFormKeepsEverything() throws Exception {
        trigger.setServer("internal");
        trigger.setCredentialsId("token");
        trigger.setTagPattern("v1.*");
        FreeStyleProject job = job();

        j.configRoundtrip(job);

        ReleaseTrigger kept = ParameterizedJobMixIn.getTrigger(job, ReleaseTrigger.class);
        assertNotNull(kept);
        j.assertEqualDataBoundBeans(trigger, kept);
    }

    @Test
    void eachNewReleaseStartsOneBuildThatKnowsIt() throws Exception {
        FreeStyleProject job = job();
        CaptureEnvironmentBuilder environment = new CaptureEnvironmentBuilder();
        job.getBuildersList().add(environment);
        poll(job);
        assertNull(job.getLastBuild(), "what was there starts nothing");

        app.addRelease("v2.0", "Version <2>", null);
        Thread.sleep(10);
        app.addRelease("v3.0", null, null, Instant.parse("2020-01-01T00:00:00Z"));
        int before = gitlab.requests().size();
        poll(job);
        assertEquals(before + 1, gitlab.requests().size(), "one request");
        assertEquals(List.of("v2.0", "v3.0"), releasesOf(job));
        assertEquals("v3.0", environment.getEnvVars().get("GITLAB_RELEASE_TAG"));
        assertEquals("v3.0", environment.getEnvVars().get("GITLAB_RELEASE_NAME"));
        assertEquals(
                gitlab.url() + "/group/app/-/releases/v3.0",
                environment.getEnvVars().get("GITLAB_RELEASE_URL"));
        FreeStyleBuild first = job.getBuildByNumber(1);
        String page = j.createWebClient().getPage(first).getWebResponse().getContentAsString();
        assertTrue(page.contains("href=\"" + gitlab.url() + "/group/app/-/releases/v2.0\""), page);
        j.assertLogContains("The GitLab release v2.0 of group/app was published", first);

        poll(job);
        assertEquals(2, job.getBuilds().size());
    }

    @Test
    void anUpcomingReleaseStartsItsBuildWhenItsTimeComes() throws Exception {
        FreeStyleProject job = job();
        app.addRelease("v2.0", null, null, Instant.now().plus(Duration.ofSeconds(8)));
        poll(job);
        assertEquals(List.of(), releasesOf(job));
        Thread.sleep(8_500);
        poll(job);
        poll(job);
        assertEquals(List.of("v2.0"), releasesOf(job));
    }

    @Test
    void onlyTagsOfThePattern() throws Exception {
        trigger.setTagPattern("v*");
        FreeStyleProject job = job();
        app.addRelease("nightly", null, null);
        app.addRelease("v2.0", null, null);
        poll(job);
        assertEquals(List.of("v2.0"), releasesOf(job));
    }

    @Test
    void itRemembersThroughAReloadAndAChangeOfTheTrigger() throws Exception {
        FreeStyleProject job = job();
        app.addRelease("v2.0", null, null);
        poll(job);
        job.doReload();
        FreeStyleProject again = j.jenkins.getItemByFullName(job.getFullName(), FreeStyleProject.class);
        j.waitUntilNoActivity();
        poll(again);
        j.configRoundtrip(again);
        poll(again);
        assertEquals(List.of("v2.0"), releasesOf(again));
        app.addRelease("v3.0", null, null);
        poll(again);
        assertEquals(List.of("v2.0", "v3.0"), releasesOf(again));
    }

    @Test
    void aFailureIsOnThePageAndChangesNothing() throws Exception {
        FreeStyleProject job = job();
        addToken("revoked", "glpat-unknown");
        j.configRoundtrip(job); // after which Jenkins asks the trigger for its page
        ReleaseTrigger configured = ParameterizedJobMixIn.getTrigger(job, ReleaseTrigger.class);
        configured.setCredentialsId("revoked");
        app.addRelease("v2.0", null, null);
        poll(job);
        String page = j.createWebClient()
                .getPage(job, "gitlab-release-polling")
                .getWebResponse()
                .getContentAsString();
        assertTrue(page.contains("Failed: "), page);
        assertFalse(page.contains("glpat-unknown"));

        configured.setCredentialsId(null);
        poll(job);
        assertEquals(List.of("v2.0"), releasesOf(job));
        assertTrue(new PollingPage(job).getLog().contains("New release v2.0: a build is started."));
    }

    @Test
    void aFileThatCannotBeReadStartsNothing() throws Exception {
        FreeStyleProject job = job();
        java.nio.file.Files.writeString(new File(job.getRootDir(), "gitlab-release-trigger.xml").toPath(), "<broken");
        app.addRelease("v2.0", null, null);
        poll(job);
        assertEquals(List.of(), releasesOf(job));
        assertTrue(new PollingPage(job).getLog().contains("cannot be read"));
    }

    @Test
    void aPipelineHasTheTriggerAndTheVariables() throws Exception {
        addToken("reader", gitlab.token(Role.REPORTER, "read_api"));
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setQuietPeriod(0);
        job.setDefinition(new CpsFlowDefinition("""
            pipeline {
              agent none
              triggers { gitlabReleasePublished(spec: 'H/15 * * * *', project: 'group/app', credentialsId: 'reader') }
              stages { stage('Deploy') { steps { echo "deploy ${env.GITLAB_RELEASE_TAG}, ${env.GITLAB_RELEASE_NAME}" } } }
            }
            """, true));
        j.assertLogContains("deploy null", j.buildAndAssertSuccess(job));
        awaitFirstLook(job);
        ReleaseTrigger made = ParameterizedJobMixIn.getTrigger(job, ReleaseTrigger.class);

        app.addRelease("v2.0", "Version 2", null);
        poll(job);
        poll(job);
        assertEquals(List.of("none", "v2.0"), releasesOf(job));
        j.assertLogContains("deploy v2.0, Version 2", j.assertBuildStatusSuccess(job.getLastBuild()));
        assertTrue(
                made == ParameterizedJobMixIn.getTrigger(job, ReleaseTrigger.class),
                "kept by an unchanged Jenkinsfile");
    }
}
