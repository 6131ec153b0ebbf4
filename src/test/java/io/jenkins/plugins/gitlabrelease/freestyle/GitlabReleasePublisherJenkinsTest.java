package io.jenkins.plugins.gitlabrelease.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.matrix.Axis;
import hudson.matrix.AxisList;
import hudson.matrix.MatrixProject;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.tasks.ArtifactArchiver;
import hudson.tasks.Publisher;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.UnstableBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GitlabReleasePublisherJenkinsTest extends PublishingJenkinsTest {

    private final GitlabReleasePublisher publisher = new GitlabReleasePublisher();

    private FreeStyleProject job() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.setScm(new SingleFileSCM("app.zip", "application"));
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        job.getPublishersList().add(new ArtifactArchiver("*"));
        job.getPublishersList().add(publisher);
        return job;
    }

    @Test
    void theFormKeepsEverything() throws Exception {
        publisher.setTag("${TAG}");
        publisher.setServer("internal");
        publisher.setProject("group/app");
        publisher.setCredentialsId("token");
        publisher.setName("Version 1");
        publisher.setDescription("First line\nsecond line");
        publisher.setRef("main");
        publisher.setArtifacts("dist/*");
        publisher.setExcludes("**/*.tmp");
        publisher.setAllowEmpty(true);
        publisher.setLinks(List.of(new AssetLink("Manual", "https://docs.example.com/")));
        publisher.setTagMessage("The first one");
        publisher.setPackageStatus("hidden");
        publisher.setNotesTooLong("attach");
        publisher.setDescriptionFile("build/notes.md");
        publisher.setChangelog("gitlab");
        publisher.setMilestones(List.of("1.0", "Spring, early"));
        publisher.setReleasedAt("2026-03-01");
        publisher.setFiles("target/*.jar");
        publisher.setLinkTo("${WHERE}");
        publisher.setPackageName("files");
        publisher.setPackageVersion("1");
        publisher.setChecksums(true);
        publisher.setIfExists("fail");
        publisher.setPrune(true);
        publisher.setEvidence(true);
        publisher.setDryRun(true);
        GitlabReleasePublisher saved = j.configRoundtrip(publisher);
        j.assertEqualDataBoundBeans(publisher, saved);
    }

    @Test
    void theFormKeepsTheDefaults() throws Exception {
        GitlabReleasePublisher saved = j.configRoundtrip(publisher);
        j.assertEqualDataBoundBeans(publisher, saved);
        assertEquals("**", saved.getArtifacts());
        String xml = Items.XSTREAM2.toXML(saved);
        for (String field : List.of(
                "tag",
                "artifacts",
                "links",
                "changelog",
                "linkTo",
                "ifExists",
                "milestones",
                "packageStatus",
                "notesTooLong")) {
            assertFalse(xml.contains("<" + field + ">"), xml);
        }
    }

    @Test
    void comesAfterTheArchiverInTheForm() {
        List<Class<?>> order = new ArrayList<>();
        Publisher.all().forEach(descriptor -> order.add(descriptor.clazz));
        assertTrue(
                order.indexOf(ArtifactArchiver.class) < order.indexOf(GitlabReleasePublisher.class), order.toString());
    }

    @Test
    void publishesWhatWasArchived() throws Exception {
        FreeStyleBuild build = j.buildAndAssertSuccess(job());
        assertPublished("v1.0", "app.zip", "application");
        j.assertLogContains("[gitlab-release] Release v1.0 created: " + gitlab.url(), build);
        assertEquals("v1.0", build.getEnvironment(j.createTaskListener()).get("GITLAB_RELEASE_TAG"));
        assertEquals(
                gitlab.url() + "/group/app/-/releases/v1.0",
                build.getEnvironment(j.createTaskListener()).get("GITLAB_RELEASE_URL"));
    }

    @Test
    void variablesAreReplaced() throws Exception {
        FreeStyleProject job = job();
        publisher.setTag("${TAG}");
        publisher.setName("Build $BUILD_NUMBER of $JOB_NAME");
        publisher.setLinks(List.of(new AssetLink("Build", "https://ci.example.com/$BUILD_NUMBER")));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("TAG", "v1.0")));
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertEquals(
                "Build 1 of " + build.getParent().getName(), app.release("v1.0").name());
        assertEquals(
                "https://ci.example.com/1", app.release("v1.0").link("Build").url());
    }

    @Test
    void filesOfTheWorkspaceArePublished() throws Exception {
        FreeStyleProject job = job();
        job.getPublishersList().remove(ArtifactArchiver.class);
        publisher.setAllowEmpty(true);
        publisher.setFiles("$NAME.*");
        publisher.setMilestones(List.of("$NAME"));
        app.milestone("app");
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("NAME", "app")));
        j.buildAndAssertSuccess(job);
        assertPublished("v1.0", "app.zip", "application");
        assertEquals("app", app.release("v1.0").milestones().get(0).title());
    }

    @Test
    void changesSinceTheLastSuccessAreListed() throws Exception {
        FreeStyleProject job = job();
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        job.setScm(scm);
        job.getPublishersList().remove(ArtifactArchiver.class);
        publisher.setAllowEmpty(true);
        publisher.setChangelog("build");
        scm.addChange().withMsg("Before");
        j.buildAndAssertSuccess(job);
        assertEquals("- Before", app.release("v1.0").description());

        job.getBuildersList().add(new FailureBuilder());
        scm.addChange().withMsg("Thank @root <b>\nfor all");
        j.buildAndAssertStatus(Result.FAILURE, job);
        job.getBuildersList().clear();
        scm.addChange().withMsg("After");
        j.buildAndAssertSuccess(job);
        assertEquals("- After\n- Thank \\@root \\<b\\>", app.release("v1.0").description());

        j.buildAndAssertSuccess(job);
        assertEquals("- After\n- Thank \\@root \\<b\\>", app.release("v1.0").description());
    }

    @Test
    void runsInAFolder() throws Exception {
        FreeStyleProject job = j.createFolder("team").createProject(FreeStyleProject.class, "app");
        job.setScm(new SingleFileSCM("app.zip", "application"));
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        publisher.setLinkTo("jenkins");
        job.getPublishersList().add(new ArtifactArchiver("*"));
        job.getPublishersList().add(publisher);
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertEquals(
                j.getURL() + "job/team/job/app/1/artifact/app.zip",
                app.release("v1.0").link("app.zip").url());
        assertTrue(build.isKeepLog());
    }

    @Test
    void runsForEachConfigurationOfAMatrix() throws Exception {
        MatrixProject job = j.createProject(MatrixProject.class);
        job.setAxes(new AxisList(new Axis("OS", "linux", "windows")));
        job.setScm(new SingleFileSCM("app.zip", "application"));
        app.tag("linux");
        app.tag("windows");
        publisher.setTag("$OS");
        publisher.setProject("group/app");
        job.getPublishersList().add(new ArtifactArchiver("*"));
        job.getPublishersList().add(publisher);
        j.buildAndAssertSuccess(job);
        assertEquals(1, app.release("linux").links().size());
        assertEquals(1, app.release("windows").links().size());
    }

    @Test
    void anUnstableBuildIsPublished() throws Exception {
        FreeStyleProject job = job();
        job.getBuildersList().add(new UnstableBuilder());
        j.buildAndAssertStatus(Result.UNSTABLE, job);
        assertNotNull(app.release("v1.0"));
    }

    @Test
    void aFailedBuildIsNot() throws Exception {
        FreeStyleProject job = job();
        job.getBuildersList().add(new FailureBuilder());
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains("[gitlab-release] Nothing is published: the result of the build is FAILURE.", build);
        assertEquals(0, gitlab.requests().size());
    }

    @Test
    void aRefusalFailsTheBuildInOneLine() throws Exception {
        FreeStyleProject job = job();
        publisher.setProject("group/hidden");
        assertRefused(j.buildAndAssertStatus(Result.FAILURE, job), "404 Project Not Found");
    }

    @Test
    void withoutArtifactsTheDefaultPatternFails() throws Exception {
        FreeStyleProject job = job();
        job.getPublishersList().remove(ArtifactArchiver.class);
        assertRefused(j.buildAndAssertStatus(Result.FAILURE, job), "No archived artifacts match \"**\".");
        publisher.setAllowEmpty(true);
        j.buildAndAssertSuccess(job);
    }
}
