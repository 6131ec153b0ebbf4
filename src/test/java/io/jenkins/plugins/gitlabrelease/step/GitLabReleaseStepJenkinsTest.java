package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.PublishedReleaseAction;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class GitLabReleaseStepJenkinsTest extends PublishingJenkinsTest {

    private static final String ARCHIVE = """
        node {
          writeFile file: 'dist/app.zip', text: 'application'
          writeFile file: 'dist/app.txt', text: 'notes'
          archiveArtifacts 'dist/*'
        }
        """;

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    @Test
    void theFormKeepsEverything() throws Exception {
        GitLabReleaseStep step = FilledSteps.release();
        GitLabReleaseStep saved = new StepConfigTester(j).configRoundTrip(step);

        j.assertEqualDataBoundBeans(step, saved);
    }

    @Test
    void theFormKeepsWhatIsBlankBlank() throws Exception {
        GitLabReleaseStep saved = new StepConfigTester(j).configRoundTrip(new GitLabReleaseStep());
        assertEquals(
                Map.of(),
                DescribableModel.of(GitLabReleaseStep.class)
                        .uninstantiate2(saved)
                        .getArguments());
    }

    @Test
    void theFormKeepsThatMilestonesAreRemoved() throws Exception {
        GitLabReleaseStep step = new GitLabReleaseStep();
        step.setMilestones(List.of());
        GitLabReleaseStep saved = new StepConfigTester(j).configRoundTrip(step);
        assertEquals(List.of(), saved.getMilestones());
        assertEquals(
                Map.of("milestones", List.of()),
                DescribableModel.of(GitLabReleaseStep.class)
                        .uninstantiate2(saved)
                        .getArguments());
    }

    @Test
    void publishesWhatWasArchivedWithoutAnAgent() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, ARCHIVE + """
            def release = gitlabRelease(
                tag: 'v1.0', project: 'group/app', name: 'Version 1', description: '# Notes',
                artifacts: 'dist/*', excludes: '**/*.txt',
                links: [[name: 'Manual', url: 'https://docs.example.com/', type: 'runbook', path: '/manual']])
            echo "${release.action} ${release.tag} ${release.name} ${release.url}"
            echo "upcoming ${release.upcoming}, milestones ${release.milestones}, at ${release.releasedAt}"
            for (asset in release.assets) {
              echo "asset ${asset.name} ${asset.type} ${asset.size} ${asset.sha256} ${asset.action} ${asset.directUrl}"
              sleep 0
              echo asset.url
            }
            """);

        assertPublished("v1.0", "app.zip", "application");
        assertEquals(2, app.release("v1.0").links().size());
        assertEquals("runbook", app.release("v1.0").link("Manual").type());
        assertEquals("/manual", app.release("v1.0").link("Manual").path());
        assertEquals("# Notes", app.release("v1.0").description());
        j.assertLogContains("created v1.0 Version 1 " + gitlab.url() + "/group/app/-/releases/v1.0", build);
        j.assertLogContains("upcoming false, milestones []", build);
        j.assertLogContains("asset app.zip package 11 ", build);
        j.assertLogContains("[gitlab-release] Release v1.0 created: " + gitlab.url(), build);
        PublishedRelease recorded =
                build.getAction(PublishedReleaseAction.class).getReleases().get(0);
        assertEquals("v1.0", recorded.getTag());
    }

    @Test
    void aSecondRunFindsNothingToDo() throws Exception {
        String script =
                ARCHIVE + "echo 'did: ' + gitlabRelease(tag: 'v1.0', project: 'group/app', artifacts: 'dist/*').action";
        j.assertLogContains("did: created", run(Result.SUCCESS, script));
        j.assertLogContains("did: unchanged", run(Result.SUCCESS, script));
        assertPublished("v1.0", "app.zip", "application");
        assertPublished("v1.0", "app.txt", "notes");
    }

    @Test
    void findsTagAndProjectInTheBuild() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            withEnv(['TAG_NAME=v1.0', 'GIT_URL=%s/group/app.git']) {
              gitlabRelease()
            }
            """.formatted(gitlab.url()));
        assertNotNull(app.release("v1.0"));
        assertTrue(build.getEnvironment(j.createTaskListener()).containsKey("GITLAB_RELEASE_TAG"));
    }

    @Test
    void findsTheTagOfTheCommit() throws Exception {
        String sha = app.tags().get("v1.0").commit().sha();
        run(Result.SUCCESS, "withEnv(['GIT_COMMIT=" + sha + "']) { echo gitlabRelease(project: 'group/app').tag }");
        assertNotNull(app.release("v1.0"));
    }

    @Test
    void severalReleasesAreOneEntryOnTheBuild() throws Exception {
        app.tag("v1.1");
        WorkflowRun build = run(Result.SUCCESS, """
            gitlabRelease tag: 'v1.0', project: 'group/app'
            gitlabRelease tag: 'v1.1', project: 'group/app'
            gitlabRelease tag: 'v1.0', project: 'group/app', name: 'Renamed'
            """);
        List<String> recorded = build.getAction(PublishedReleaseAction.class).getReleases().stream()
                .map(release -> release.getTag() + " " + release.getName())
                .toList();
        assertEquals(List.of("v1.1 v1.1", "v1.0 Renamed"), recorded);
        JSONObject exported = j.getJSON(build.getUrl() + "api/json?tree=actions[releases[tag,url,action]]")
                .getJSONObject();
        assertTrue(
                exported.toString()
                        .contains("{\"action\":\"created\",\"tag\":\"v1.0\",\"url\":\"" + gitlab.url()
                                + "/group/app/-/releases/v1.0\"}"),
                exported.toString());
        String page = j.createWebClient().getPage(build).asNormalizedText();
        assertTrue(page.contains("GitLab release") && page.contains("Renamed"), page);
    }

    @Test
    void anotherCredentialThanTheServers() throws Exception {
        server.setCredentialsId("gone");
        run(Result.SUCCESS, "gitlabRelease tag: 'v1.0', project: 'group/app', credentialsId: 'token'");
        assertNotNull(app.release("v1.0"));
    }
}
