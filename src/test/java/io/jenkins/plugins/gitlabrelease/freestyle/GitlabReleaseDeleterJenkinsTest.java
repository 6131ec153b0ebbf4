package io.jenkins.plugins.gitlabrelease.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Descriptor;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.tasks.Publisher;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GitlabReleaseDeleterJenkinsTest extends PublishingJenkinsTest {

    private final GitlabReleaseDeleter publisher = new GitlabReleaseDeleter();
    private FreeStyleProject job;

    @BeforeEach
    void publish() throws Exception {
        app.addRelease("v1.0", null, null, Instant.parse("2024-01-01T00:00:00Z"));
        app.addRelease("v1.1", null, null, Instant.parse("2025-01-01T00:00:00Z"));
        app.addRelease("v2.0", null, null, Instant.parse("2025-06-01T00:00:00Z"));
        app.addPackageFile("app", "v1.0", "app.zip", "x".getBytes(StandardCharsets.UTF_8));
        addToken("maintainer", gitlab.token(Role.MAINTAINER, "api"));
        job = j.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("MAJOR", "")));
        publisher.setProject("group/app");
        publisher.setCredentialsId("maintainer");
        job.getPublishersList().add(publisher);
    }

    @Test
    void theFormKeepsEverything() throws Exception {
        publisher.setServer("internal");
        publisher.setTagPattern("v1.*");
        publisher.setKeepNewest(3);
        publisher.setNewestBy("semver");
        publisher.setIncludePrereleases(true);
        publisher.setOlderThanDays(30);
        publisher.setPackages(true);
        publisher.setDeleteTag(true);
        publisher.setDryRun(true);
        j.assertEqualDataBoundBeans(publisher, j.configRoundtrip(publisher));
    }

    @Test
    void theFormKeepsTheDefaults() throws Exception {
        j.assertEqualDataBoundBeans(publisher, j.configRoundtrip(publisher));
    }

    @Test
    void deletesWhatTheRuleChoosesWithItsFiles() throws Exception {
        publisher.setTagPattern("${MAJOR}.*");
        publisher.setKeepNewest(1);
        publisher.setPackages(true);
        FreeStyleBuild build = j.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("MAJOR", "v1"))));
        assertEquals(Set.of("v1.1", "v2.0"), app.releases().keySet());
        assertEquals(List.of(), app.packageFiles());
        j.assertLogContains(
                "[gitlab-release] releases with tags like v1.*, except the newest 1: 1 of 3 in group/app", build);
        j.assertLogContains("[gitlab-release] deleted the release v1.0", build);
    }

    @Test
    void keepsTheHighestVersions() throws Exception {
        app.addRelease("v1.2", null, null);
        publisher.setKeepNewest(1);
        publisher.setNewestBy("semver");
        j.buildAndAssertSuccess(job);
        assertEquals(Set.of("v2.0"), app.releases().keySet());
    }

    @Test
    void anEmptyVariableDoesNotWidenTheRule() throws Exception {
        publisher.setTagPattern("${MAJOR}");
        publisher.setKeepNewest(1);
        FreeStyleBuild build = j.assertBuildStatus(
                Result.FAILURE, job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("MAJOR", ""))));
        j.assertLogContains("failed: tagPattern is blank once its variables are replaced", build);
        assertEquals(3, app.releases().size());
    }

    @Test
    void aDryRunDeletesNothing() throws Exception {
        publisher.setOlderThanDays(1);
        publisher.setDryRun(true);
        j.assertLogContains("[gitlab-release] would delete the release v2.0", j.buildAndAssertSuccess(job));
        assertEquals(3, app.releases().size());
    }

    @Test
    void aFailedBuildDeletesNothing() throws Exception {
        publisher.setOlderThanDays(1);
        job.getBuildersList().add(new FailureBuilder());
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("[gitlab-release] Nothing is deleted: the result of the build is FAILURE.", build);
        assertEquals(0, gitlab.requests().size());
    }

    private GitlabReleasePublisher release(String tag) {
        GitlabReleasePublisher release = new GitlabReleasePublisher();
        release.setTag(tag);
        release.setProject("group/app");
        release.setCredentialsId("maintainer");
        release.setAllowEmpty(true);
        return release;
    }

    @Test
    void whatIsNotPublishedYetReplacesNothing() throws Exception {
        publisher.setOlderThanDays(1);
        app.tag("v3.0");
        job.getPublishersList().add(release("v3.0"));
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        j.assertLogContains(
                "[gitlab-release] Nothing is deleted: the action \"Publish GitLab release\" stands below \"Delete old"
                        + " GitLab releases\" in this job and may still fail.",
                build);
        assertEquals(Set.of("v1.0", "v1.1", "v2.0", "v3.0"), app.releases().keySet());
    }

    @Test
    void afterAReleaseThatFailedNothingIsDeleted() throws Exception {
        publisher.setOlderThanDays(1);
        job.getPublishersList().clear();
        job.getPublishersList().add(release("missing"));
        job.getPublishersList().add(publisher);
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("[gitlab-release] Nothing is deleted: the result of the build is FAILURE.", build);
        assertEquals(3, app.releases().size());
    }

    @Test
    void theFormPutsItBelowEveryOtherAction() {
        List<Descriptor<Publisher>> inOrder = new ArrayList<>(Publisher.all());
        assertEquals(
                GitlabReleaseDeleter.DescriptorImpl.class,
                inOrder.get(inOrder.size() - 1).getClass());
    }

    @Test
    void withoutARuleTheBuildFails() throws Exception {
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("failed: Nothing says which releases to delete.", build);
    }
}
