package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedPackageFile;
import io.jenkins.plugins.gitlabrelease.result.PublishedReleaseAction;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.time.Instant;
import java.util.List;
import jenkins.model.JenkinsLocationConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.InboundAgentExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What each option of the step does in a real build, and that those about files reach across to an agent. */
@WithJenkins
class GitLabReleaseOptionsJenkinsTest extends PublishingJenkinsTest {

    @RegisterExtension
    private final InboundAgentExtension agents = new InboundAgentExtension();

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    private List<String> stored() {
        return app.packageFiles().stream().map(EmulatedPackageFile::fileName).toList();
    }

    @Test
    void everyFieldReachesGitLab() throws Exception {
        app.milestone("1.1");
        app.branch("main");
        run(Result.SUCCESS, """
            node {
              writeFile file: 'build/notes.md', text: 'From a file.'
              writeFile file: 'dist/app.zip', text: 'application'
              archiveArtifacts 'build/*, dist/*'
            }
            def release = gitlabRelease(
                project: 'group/app', tag: 'v1.1', ref: 'main', tagMessage: 'The first one',
                description: '# Notes', descriptionFile: 'build/notes.md',
                milestones: ['1.1'], releasedAt: '2026-03-01T10:30:00+01:00',
                artifacts: 'dist/*', packageName: 'files', packageVersion: '1', checksums: true, evidence: true)
            assert release.milestones == ['1.1']
            assert release.releasedAt == '2026-03-01T09:30:00Z'
            """);

        assertEquals("The first one", app.tags().get("v1.1").message());
        assertEquals("# Notes\n\nFrom a file.", app.release("v1.1").description());
        assertEquals(Instant.parse("2026-03-01T09:30:00Z"), app.release("v1.1").releasedAt());
        assertEquals("1.1", app.release("v1.1").milestones().get(0).title());
        assertEquals(List.of("app.zip", "SHA256SUMS"), stored());
        assertTrue(app.release("v1.1").link("app.zip").url().endsWith("/packages/generic/files/1/app.zip"));
    }

    @Test
    void aHiddenPackageHoldsLongNotesAndAMilestoneHasAComma() throws Exception {
        String script = """
            node {
              def notes = 'a line of notes\\n'
              for (i in 1..16) {
                notes += notes
              }
              writeFile file: 'NOTES.md', text: notes
              writeFile file: 'app.zip', text: 'application'
              archiveArtifacts '*'
            }
            echo 'did: ' + gitlabRelease(
                project: 'group/app', tag: 'v1.0', artifacts: 'app.zip',
                descriptionFile: 'NOTES.md', notesTooLong: 'attach', packageStatus: 'hidden',
                milestones: ['Spring, early'], createMilestones: true).action
            """;
        j.assertLogContains("did: created", run(Result.SUCCESS, script));
        assertEquals(
                List.of("app.zip", "release-notes.md"),
                stored().stream().sorted().toList());
        assertEquals("hidden", app.packages().get(0).status());
        assertEquals("Spring, early", app.release("v1.0").milestones().get(0).title());
        String end = "](" + app.release("v1.0").link("release-notes.md").url() + ").";
        assertTrue(app.release("v1.0").description().endsWith(end));
        j.assertLogContains("did: unchanged", run(Result.SUCCESS, script));
    }

    @Test
    void milestonesAreKeptOrRemoved() throws Exception {
        app.milestone("1.0");
        run(Result.SUCCESS, "gitlabRelease tag: 'v1.0', project: 'group/app', milestones: ['1.0']");
        run(Result.SUCCESS, "gitlabRelease tag: 'v1.0', project: 'group/app', name: 'Renamed'");
        assertEquals(1, app.release("v1.0").milestones().size());
        run(Result.SUCCESS, "gitlabRelease tag: 'v1.0', project: 'group/app', milestones: []");
        assertEquals(0, app.release("v1.0").milestones().size());
    }

    @Test
    void whatIsThereIsSkippedOrFailsTheBuild() throws Exception {
        app.addRelease("v1.0", "By hand", "Kept");
        WorkflowRun skipped = run(
                Result.SUCCESS,
                "echo 'did: ' + gitlabRelease(tag: 'v1.0', project: 'group/app', name: 'x', ifExists: 'skip').action");
        j.assertLogContains("did: skipped", skipped);
        j.assertLogContains(
                "ifExists is fail",
                run(Result.FAILURE, "gitlabRelease tag: 'v1.0', project: 'group/app', ifExists: 'fail'"));
        j.assertLogContains(
                "ERROR: The parameter ifExists is \"replace\", and can be update, skip, fail.",
                run(Result.FAILURE, "gitlabRelease tag: 'v1.0', project: 'group/app', ifExists: 'replace'"));
        assertEquals("By hand", app.release("v1.0").name());
    }

    @Test
    void aDryRunLeavesNothingBehind() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            node {
              writeFile file: 'app.zip', text: 'application'
              archiveArtifacts '*'
            }
            echo 'did: ' + gitlabRelease(tag: 'v1.0', project: 'group/app', artifacts: '*', dryRun: true).action
            """);
        assertRefused(build, "did: planned");
        assertNull(build.getAction(PublishedReleaseAction.class));
    }

    @Test
    void filesComeFromAnAgentWithoutTheToken() throws Exception {
        agents.createAgent(j, "remote");
        WorkflowRun build = run(Result.SUCCESS, """
            node('remote') {
              writeFile file: 'target/app.jar', text: 'application'
              writeFile file: 'target/app-tests.jar', text: 'tests'
              writeFile file: 'notes.md', text: 'Gr\u00fc\u00dfe'
              gitlabRelease tag: 'v1.0', project: 'group/app', files: 'target/*.jar', excludes: '**/*-tests.jar',
                  descriptionFile: 'notes.md'
            }
            """);
        assertPublished("v1.0", "app.jar", "application");
        assertEquals(List.of("app.jar"), stored());
        assertEquals("Gr\u00fc\u00dfe", app.release("v1.0").description());
        j.assertLogContains("Running on remote", build);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void filesOutsideTheWorkspaceAreRefused() throws Exception {
        agents.createAgent(j, "remote");
        String prepare = "node('remote') { sh 'mkdir ../outside && echo secret > ../outside/key && ln -s ../outside/key"
                + " key && ln -s ../outside folder'\n";
        String call = "gitlabRelease tag: 'v1.0', project: 'group/app', ";
        assertRefused(
                run(Result.FAILURE, prepare + call + "files: 'key' }"),
                "ERROR: The file key is not a file within the workspace.");
        assertRefused(
                run(Result.FAILURE, prepare.replace("outside", "other") + call + "files: 'folder/*' }"),
                "ERROR: The file folder/key is not a file within the workspace.");
        assertRefused(
                run(Result.FAILURE, prepare.replace("outside", "third") + call + "descriptionFile: 'key' }"),
                "ERROR: The file \"key\" of the parameter descriptionFile is not");
        assertRefused(
                run(Result.FAILURE, "node('remote') { " + call + "descriptionFile: '../outside/key' }"),
                "ERROR: The parameter descriptionFile is \"../outside/key\"");
    }

    @Test
    void filesNeedAWorkspace() throws Exception {
        assertRefused(
                run(Result.FAILURE, "gitlabRelease tag: 'v1.0', project: 'group/app', files: '*'"),
                "ERROR: The parameter files needs a workspace, and this call has none.");
        assertRefused(
                run(Result.FAILURE, "gitlabRelease tag: 'v1.0', project: 'group/app', descriptionFile: 'notes.md'"),
                "ERROR: The file \"notes.md\" of the parameter descriptionFile is not among the archived artifacts, and"
                        + " this call has no workspace.");
    }

    @Test
    void artifactsStayInJenkins() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            node {
              writeFile file: 'dist/my app+1.zip', text: 'application'
              archiveArtifacts 'dist/*'
            }
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '**', linkTo: 'jenkins'
            """);
        String url = app.release("v1.0").link("my app+1.zip").url();
        assertEquals(j.getURL() + build.getUrl() + "artifact/dist/my%20app%2B1.zip", url);
        assertEquals("package", app.release("v1.0").link("my app+1.zip").type());
        assertEquals(List.of(), stored());
        assertTrue(build.isKeepLog());
        assertEquals(
                "application",
                j.createWebClient()
                        .goTo(url.substring(j.getURL().toString().length()), null)
                        .getWebResponse()
                        .getContentAsString());
    }

    @Test
    void artifactsCannotStayInAJenkinsWithoutAnAddress() throws Exception {
        JenkinsLocationConfiguration.get().setUrl(null);
        WorkflowRun build = run(Result.FAILURE, """
            node {
              writeFile file: 'app.zip', text: 'application'
              archiveArtifacts '*'
            }
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '*', linkTo: 'jenkins'
            """);
        assertRefused(build, "ERROR: The parameter linkTo is jenkins, and Jenkins does not know its own address.");
        assertFalse(build.isKeepLog());
    }

    @Test
    void declarativePublishesWhenAllIsWell() throws Exception {
        run(Result.SUCCESS, """
            pipeline {
              agent any
              stages {
                stage('Build') {
                  steps {
                    writeFile file: 'app.zip', text: 'application'
                    archiveArtifacts '*'
                  }
                }
              }
              post {
                success {
                  gitlabRelease(tag: 'v1.0', project: 'group/app', artifacts: '*', ifExists: 'fail')
                }
              }
            }
            """);
        assertPublished("v1.0", "app.zip", "application");
    }
}
