package io.jenkins.plugins.gitlabrelease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Run;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDeleter;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleaseDownloader;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.PublishedReleaseAction;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Configurations that no form has written: with elements missing, blank, or unknown to this version. */
@WithJenkins
class OldConfigurationJenkinsTest extends PublishingJenkinsTest {

    private static String element(Class<?> type, String content) {
        return "<" + type.getName() + ">" + content + "</" + type.getName() + ">";
    }

    private FreeStyleProject job(String builder, String publisher) throws Exception {
        String xml =
                "<project><builders>" + builder + "</builders><publishers>" + publisher + "</publishers></project>";
        return (FreeStyleProject)
                j.jenkins.createProjectFromXML("old", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withNothing() throws Exception {
        FreeStyleProject job = job(
                element(GitlabReleaseDownloader.class, ""),
                element(GitlabReleasePublisher.class, "") + element(GitlabReleaseDeleter.class, ""));
        j.assertEqualDataBoundBeans(
                new GitlabReleaseDownloader(), job.getBuildersList().get(GitlabReleaseDownloader.class));
        j.assertEqualDataBoundBeans(
                new GitlabReleasePublisher(), job.getPublishersList().get(GitlabReleasePublisher.class));
        j.assertEqualDataBoundBeans(
                new GitlabReleaseDeleter(), job.getPublishersList().get(GitlabReleaseDeleter.class));
    }

    @Test
    void withElementsOfAnotherVersion() throws Exception {
        FreeStyleProject job = job(
                "",
                element(
                        GitlabReleasePublisher.class,
                        "<tag>v1.0</tag><project>group/app</project><allowEmpty>true</allowEmpty>"
                                + "<ofTheFuture><x>1</x></ofTheFuture><token>removed</token>"));
        j.buildAndAssertSuccess(job);
        assertNotNull(app.release("v1.0"));
        assertFalse(Items.XSTREAM2.toXML(job).contains("ofTheFuture"));
    }

    @Test
    void withBlankElements() throws Exception {
        FreeStyleProject job = job(
                "",
                element(
                        GitlabReleasePublisher.class,
                        "<server/><project>group/app</project><credentialsId></credentialsId><tag>v1.0</tag><ref/>"
                                + "<tagMessage/><name/><description></description><descriptionFile/><changelog/>"
                                + "<releasedAt/><ifExists/><artifacts/><excludes/><files/><links/><linkTo/>"
                                + "<packageName/><packageVersion/><allowEmpty>true</allowEmpty>"));
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertNotNull(app.release("v1.0"));
        j.assertLogNotContains("WARNING", build);
    }

    @Test
    void aServerWithBlankElements() throws Exception {
        GitLabServer server = (GitLabServer) Jenkins.XSTREAM2.fromXML(element(
                GitLabServer.class,
                "<name>x</name><url> https://example.com/ </url><credentialsId></credentialsId><caCredentialsId> "
                        + "</caCredentialsId><readTimeout>7</readTimeout><hooks>true</hooks>"));
        assertEquals("https://example.com", server.getUrl());
        assertNull(server.getCredentialsId());
        assertNull(server.getCaCredentialsId());
        assertEquals(
                List.of(10, 7, 64),
                List.of(server.getConnectTimeout(), server.getReadTimeout(), server.getParallelUploads()));
    }

    @Test
    void aBuildWithElementsOfAnotherVersion() {
        PublishedReleaseAction action = (PublishedReleaseAction) Run.XSTREAM2.fromXML(element(
                PublishedReleaseAction.class,
                "<releases>"
                        + element(
                                PublishedRelease.class,
                                "<tag>v1.0</tag><name>One</name><assets/><milestones/><ofTheFuture>x</ofTheFuture>")
                        + "</releases>"));
        PublishedRelease release = action.getReleases().get(0);
        assertEquals("v1.0", release.getTag());
        assertNull(release.getUrl());
        assertFalse(release.hasWebUrl());
        assertEquals(List.of(), release.getAssets());
        assertEquals(List.of(), release.getMilestones());
    }
}
