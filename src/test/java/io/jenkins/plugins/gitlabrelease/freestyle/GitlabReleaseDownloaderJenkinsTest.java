package io.jenkins.plugins.gitlabrelease.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GitlabReleaseDownloaderJenkinsTest extends PublishingJenkinsTest {

    private final GitlabReleaseDownloader builder = new GitlabReleaseDownloader();
    private FreeStyleProject job;

    @BeforeEach
    void publish() throws Exception {
        app.addRelease("v1.0", null, null);
        app.addPackageFile("app", "v1.0", "app.zip", "application".getBytes(StandardCharsets.UTF_8));
        app.addLink(
                "v1.0",
                "app.zip",
                gitlab.url() + "/api/v4/projects/" + app.id() + "/packages/generic/app/v1.0/app.zip",
                null);
        job = j.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("TAG", "")));
        job.getBuildersList().add(builder);
    }

    @Test
    void theFormKeepsEverything() throws Exception {
        builder.setServer("internal");
        builder.setProject("group/app");
        builder.setCredentialsId("token");
        builder.setTag("${TAG}");
        builder.setLatest(true);
        builder.setAssets("*.zip");
        builder.setDir("dist");
        builder.setExternal(true);
        builder.setAllowEmpty(true);
        j.assertEqualDataBoundBeans(builder, j.configRoundtrip(builder));
    }

    @Test
    void theFormKeepsTheDefaults() throws Exception {
        GitlabReleaseDownloader saved = j.configRoundtrip(builder);
        j.assertEqualDataBoundBeans(builder, saved);
        assertEquals("**", saved.getAssets());
        assertFalse(Items.XSTREAM2.toXML(saved).contains("<assets>"));
    }

    @Test
    void variablesAreReplaced() throws Exception {
        builder.setTag("${TAG}");
        builder.setProject("group/app");
        builder.setDir("dist/$BUILD_NUMBER");
        FreeStyleBuild build = j.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("TAG", "v1.0"))));
        assertEquals("application", build.getWorkspace().child("dist/1/app.zip").readToString());
        j.assertLogContains("[gitlab-release] downloaded 1 asset of the release v1.0", build);
    }

    @Test
    void aMissingReleaseFailsTheBuildInOneLine() throws Exception {
        builder.setTag("v7");
        builder.setProject("group/app");
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("ERROR: group/app on " + gitlab.url() + " has no release v7", build);
        j.assertLogNotContains("\tat ", build);
    }
}
