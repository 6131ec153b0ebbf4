package io.jenkins.plugins.gitlabrelease.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.matrix.Axis;
import hudson.matrix.AxisList;
import hudson.matrix.MatrixBuild;
import hudson.matrix.MatrixProject;
import hudson.matrix.MatrixRun;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.tasks.ArtifactArchiver;
import hudson.tasks.LogRotator;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.PublishedReleaseAction;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The post-build action in all kinds of jobs and on all kinds of machines. */
@WithJenkins
class FreestylePlacesJenkinsTest extends PublishingJenkinsTest {

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    private final GitlabReleasePublisher publisher = new GitlabReleasePublisher();

    @BeforeEach
    void publish() {
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
    }

    private FreeStyleProject job() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.setScm(new SingleFileSCM("app.zip", "application"));
        job.getPublishersList().add(new ArtifactArchiver("*"));
        job.getPublishersList().add(publisher);
        return job;
    }

    @Test
    void onAnAgent() throws Exception {
        FreeStyleProject job = job();
        job.setAssignedNode(agents.createAgent(j, "remote"));
        job.getPublishersList().remove(ArtifactArchiver.class);
        publisher.setAllowEmpty(true);
        publisher.setFiles("app.*");
        publisher.setDescriptionFile("app.zip");
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertEquals("remote", build.getBuiltOnStr());
        assertPublished("v1.0", "app.zip", "application");
        assertEquals("application", app.release("v1.0").description());
    }

    @Test
    void withVariablesOfTheBuild() throws Exception {
        FreeStyleProject job = job();
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("VERSION", "1.0"), new StringParameterDefinition("WHERE", "jenkins")));
        publisher.setTag("v${VERSION}");
        publisher.setProject("group/${JOB_BASE_NAME}");
        publisher.setDescription("Of $VERSION, for $$5 and ${UNKNOWN}");
        publisher.setLinkTo("$WHERE");
        AssetLink link = new AssetLink("Manual $VERSION", "https://docs.example.com/$VERSION");
        link.setPath("/manual-$VERSION");
        publisher.setLinks(List.of(link));
        job.renameTo("app");
        j.buildAndAssertSuccess(job);
        assertEquals("Of 1.0, for $5 and ${UNKNOWN}", app.release("v1.0").description());
        assertEquals("/manual-1.0", app.release("v1.0").link("Manual 1.0").path());
        assertNotNull(app.release("v1.0").link("app.zip"));
        assertEquals(List.of(), app.packageFiles());
    }

    @Test
    void withoutAnAddressOfJenkins() throws Exception {
        JenkinsLocationConfiguration.get().setUrl(null);
        publisher.setLinkTo("jenkins");
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job());
        assertRefused(build, "failed: The parameter linkTo is jenkins, and Jenkins does not know its own address.");
        assertFalse(build.isKeepLog());
    }

    @Test
    void anArchiverThatStandsBelow() throws Exception {
        FreeStyleProject job = job();
        ArtifactArchiver archiver = job.getPublishersList().get(ArtifactArchiver.class);
        job.getPublishersList().remove(archiver);
        job.getPublishersList().add(archiver);
        FreeStyleBuild build = j.buildAndAssertStatus(Result.FAILURE, job);
        j.assertLogContains(
                "The action \"Archive the artifacts\" stands below \"Publish GitLab release\" in this job, so its files"
                        + " are not archived yet. Move it above.",
                build);
    }

    @Test
    void aSecondReleaseOfTheSameBuild() throws Exception {
        app.tag("latest");
        FreeStyleProject job = job();
        GitlabReleasePublisher second = new GitlabReleasePublisher();
        second.setTag("latest");
        second.setProject("group/app");
        second.setArtifacts("*.zip");
        // A freestyle job has one of each in its form; Job DSL and a hand-written configuration may have more.
        job.getPublishersList().add(second);
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertEquals(
                List.of("v1.0", "latest"),
                build.getAction(PublishedReleaseAction.class).getReleases().stream()
                        .map(PublishedRelease::getTag)
                        .toList());
    }

    @Test
    void aMatrixKeepsWhatItsReleasesLinkTo() throws Exception {
        MatrixProject job = j.createFolder("team").createProject(MatrixProject.class, "app");
        job.setAxes(new AxisList(new Axis("OS", "linux", "windows")));
        job.setScm(new SingleFileSCM("app.zip", "application"));
        job.setBuildDiscarder(new LogRotator(-1, 1, -1, -1));
        app.tag("v1.0-linux");
        app.tag("v1.0-windows");
        publisher.setTag("v1.0-$OS");
        publisher.setLinkTo("jenkins");
        job.getPublishersList().add(new ArtifactArchiver("*"));
        job.getPublishersList().add(publisher);
        MatrixBuild first = j.buildAndAssertSuccess(job);
        assertTrue(first.isKeepLog());
        assertEquals(2, first.getExactRuns().size());
        for (MatrixRun run : first.getExactRuns()) {
            assertTrue(run.isKeepLog());
        }
        String url = app.release("v1.0-linux").link("app.zip").url();
        assertEquals(j.getURL() + "job/team/job/app/OS=linux/1/artifact/app.zip", url);

        publisher.setLinkTo("packages");
        j.buildAndAssertSuccess(job);
        j.buildAndAssertSuccess(job);
        assertNotNull(job.getBuildByNumber(1));
        assertEquals(
                "application",
                j.createWebClient()
                        .goTo(url.substring(j.getURL().toString().length()), null)
                        .getWebResponse()
                        .getContentAsString());
    }
}
