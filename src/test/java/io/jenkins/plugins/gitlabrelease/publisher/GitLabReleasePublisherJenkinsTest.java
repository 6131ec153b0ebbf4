package io.jenkins.plugins.gitlabrelease.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.tasks.ArtifactArchiver;
import hudson.tasks.Publisher;
import io.jenkins.plugins.gitlabrelease.build.AssetLink;
import io.jenkins.plugins.gitlabrelease.build.PublishingJenkinsTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.UnstableBuilder;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GitLabReleasePublisherJenkinsTest extends PublishingJenkinsTest {

    private static final List<String> FIELDS = List.of(
            "tag",
            "server",
            "project",
            "credentialsId",
            "name",
            "description",
            "ref",
            "artifacts",
            "excludes",
            "links",
            "allowEmpty");

    private final GitLabReleasePublisher publisher = new GitLabReleasePublisher();

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
        GitLabReleasePublisher saved = j.configRoundtrip(publisher);
        j.assertEqualDataBoundBeans(publisher, saved);
    }

    @Test
    void theFormKeepsTheDefaults() throws Exception {
        GitLabReleasePublisher saved = j.configRoundtrip(publisher);
        j.assertEqualDataBoundBeans(publisher, saved);
        assertEquals("**", saved.getArtifacts());
        String xml = Items.XSTREAM2.toXML(saved);
        assertTrue(!xml.contains("<tag>") && !xml.contains("<artifacts>") && !xml.contains("<links>"), xml);
    }

    @Test
    void comesAfterTheArchiverInTheForm() {
        List<Class<?>> order = new ArrayList<>();
        Publisher.all().forEach(descriptor -> order.add(descriptor.clazz));
        assertTrue(
                order.indexOf(ArtifactArchiver.class) < order.indexOf(GitLabReleasePublisher.class), order.toString());
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

    @Test
    void everyFieldHasHelp() throws Exception {
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            for (String field : FIELDS) {
                String file = j.executeOnServer(() -> publisher.getDescriptor().getHelpFile(field));
                assertNotNull(file, field);
                assertFalse(web.goTo(file.substring(1)).asNormalizedText().isBlank(), field);
            }
        }
    }
}
