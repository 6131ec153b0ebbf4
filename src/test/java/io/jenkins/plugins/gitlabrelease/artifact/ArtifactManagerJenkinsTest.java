package io.jenkins.plugins.gitlabrelease.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import hudson.tasks.ArtifactArchiver;
import io.jenkins.plugins.gitlabrelease.emulator.SecondOrigin;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import java.nio.charset.StandardCharsets;
import jenkins.model.ArtifactManager;
import jenkins.model.ArtifactManagerConfiguration;
import jenkins.model.ArtifactManagerFactory;
import jenkins.model.ArtifactManagerFactoryDescriptor;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.CreateFileBuilder;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Artifacts in a store that is no folder on the controller, as with the plugins for S3 and its like. */
@WithJenkins
class ArtifactManagerJenkinsTest extends MemoryArtifactsJenkinsTest {

    private static final String ARCHIVE = """
            node {
              writeFile file: 'dist/app.zip', text: 'application'
              writeFile file: 'dist/linux/tool', text: 'tool'
              writeFile file: 'notes.md', text: 'From the store.'
              archiveArtifacts '**'
            }
            """;

    @BeforeEach
    void storeElsewhere() {
        ArtifactManagerConfiguration.get().getArtifactManagerFactories().add(new Store());
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    @SuppressWarnings("deprecation") // what must not be used is what the test is about
    private static void assertNoFolder(Run<?, ?> build) {
        assertFalse(build.getArtifactsDir().exists(), "the artifacts are in a folder");
        assertTrue(build.getArtifactManager() instanceof StoreManager);
    }

    @Test
    void theStepReadsThem() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, ARCHIVE + """
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'dist/**', excludes: '**/*.tmp',
                descriptionFile: 'notes.md', checksums: true
            """);
        assertPublished("v1.0", "app.zip", "application");
        assertPublished("v1.0", "tool", "tool");
        assertEquals("From the store.", app.release("v1.0").description());
        assertEquals(3, app.release("v1.0").links().size());
        assertNoFolder(build);
    }

    @Test
    void thePostBuildActionReadsThem() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.getBuildersList().add(new CreateFileBuilder("app.zip", "application"));
        job.getBuildersList().add(new CreateFileBuilder("notes.md", "From the store."));
        job.getPublishersList().add(new ArtifactArchiver("*"));
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setProject("group/app");
        publisher.setExcludes("notes.md");
        publisher.setDescriptionFile("notes.md");
        job.getPublishersList().add(publisher);
        FreeStyleBuild build = j.buildAndAssertSuccess(job);
        assertPublished("v1.0", "app.zip", "application");
        assertEquals("From the store.", app.release("v1.0").description());
        assertEquals(1, app.release("v1.0").links().size());
        assertNoFolder(build);
    }

    @Test
    void linksLeadToThem() throws Exception {
        WorkflowRun build = run(
                Result.SUCCESS,
                ARCHIVE + "gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'dist/*', linkTo: 'jenkins'");
        String url = app.release("v1.0").link("app.zip").url();
        assertEquals(j.getURL() + build.getUrl() + "artifact/dist/app.zip", url);
        assertEquals(
                "application",
                j.createWebClient()
                        .goTo(url.substring(j.getURL().toString().length()), null)
                        .getWebResponse()
                        .getContentAsString());
        assertNoFolder(build);
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        assertRefused(
                run(Result.FAILURE, ARCHIVE + "gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '*.exe'"),
                "ERROR: No archived artifacts match \"*.exe\".");
        assertRefused(
                run(Result.FAILURE, ARCHIVE + "gitlabRelease tag: 'v1.0', project: 'group/app', descriptionFile: 'x'"),
                "ERROR: The file \"x\" of the parameter descriptionFile is not among the archived artifacts");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        StoreManager.broken = true;
        try {
            assertRefused(
                    run(Result.FAILURE, ARCHIVE + "gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '**'"),
                    "the store is down");
        } finally {
            StoreManager.broken = false;
        }
    }

    @Test
    void theStoreIsAskedInOneGo() throws Exception {
        StoredFile.SINGLE_QUESTIONS.set(0);
        run(Result.SUCCESS, """
            node {
              for (int i = 1; i <= 30; i++) { writeFile file: "dist/${i}.txt", text: "${i}" }
              archiveArtifacts '**'
            }
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'dist/*'
            """);
        assertEquals(30, app.packageFiles().size());
        assertEquals(0, StoredFile.SINGLE_QUESTIONS.get());
    }

    private WorkflowRun publishByAnAgent() throws Exception {
        String agent = j.createOnlineSlave().getNodeName();
        return run(Result.SUCCESS, """
            node('%s') {
              writeFile file: 'dist/app.zip', text: 'application'
              archiveArtifacts 'dist/*'
              gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'dist/*', transfer: 'agent'
            }
            """.formatted(agent));
    }

    @Test
    void anAgentSendsWhatTheStoreGivesOut() throws Exception {
        try (SecondOrigin store = SecondOrigin.start()) {
            StoreManager.addresses = path -> store.put("/" + path, "application".getBytes(StandardCharsets.UTF_8));
            StoreManager.broken = true; // for the controller
            WorkflowRun build = publishByAnAgent();
            assertPublished("v1.0", "app.zip", "application");
            assertEquals(1, store.requests().size());
            j.assertLogNotContains("the controller sends", build);
        } finally {
            StoreManager.broken = false;
            StoreManager.addresses = null;
        }
    }

    @Test
    void theControllerSendsWhatTheStoreKeeps() throws Exception {
        WorkflowRun build = publishByAnAgent();
        assertPublished("v1.0", "app.zip", "application");
        j.assertLogContains(
                "[gitlab-release] the controller sends the archived artifacts, since their store gives out no addresses",
                build);
    }

    /** Makes the managers that keep artifacts in memory. */
    public static final class Store extends ArtifactManagerFactory {

        @Override
        public ArtifactManager managerFor(Run<?, ?> build) {
            return new StoreManager(build);
        }

        @TestExtension
        public static final class DescriptorImpl extends ArtifactManagerFactoryDescriptor {}
    }
}
