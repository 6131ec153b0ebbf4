package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.result.PublishedReleaseAction;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every place of a Pipeline that a release can be published from. */
@WithJenkins
class PipelinePlacesJenkinsTest extends PublishingJenkinsTest {

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    private static Set<String> recordedTags(WorkflowRun build) {
        return build.getAction(PublishedReleaseAction.class).getReleases().stream()
                .map(release -> release.getTag())
                .collect(Collectors.toSet());
    }

    @Test
    void afterSuccessWithoutAnAgent() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            pipeline {
              agent none
              options {
                timeout(time: 5, unit: 'MINUTES')
                skipDefaultCheckout()
              }
              stages {
                stage('Build') {
                  agent any
                  steps {
                    writeFile file: 'app.zip', text: 'application'
                    archiveArtifacts '*'
                  }
                }
              }
              post {
                success {
                  gitlabRelease(tag: 'v1.0', project: 'group/app', artifacts: '*')
                }
              }
            }
            """);
        assertPublished("v1.0", "app.zip", "application");
        assertEquals(Set.of("v1.0"), recordedTags(build));
    }

    @Test
    void notAfterAFailure() throws Exception {
        run(Result.FAILURE, """
            pipeline {
              agent any
              stages { stage('Build') { steps { error 'no' } } }
              post { success { gitlabRelease(tag: 'v1.0', project: 'group/app') } }
            }
            """);
        assertEquals(0, gitlab.requests().size());
    }

    /** Declarative prints what fails in there with its stack trace, whatever it is. */
    @Test
    void aRefusalAfterSuccessFailsTheBuild() throws Exception {
        WorkflowRun build = run(Result.FAILURE, """
            pipeline {
              agent any
              stages { stage('Build') { steps { echo 'built' } } }
              post { success { gitlabRelease(tag: 'v9', project: 'group/app') } }
            }
            """);
        j.assertLogContains(
                "AbortException: Release v9 was not published: the tag v9 does not exist in group/app", build);
        assertEquals(Set.of(), app.releases().keySet());
    }

    @Test
    void inTheStageOfATag() throws Exception {
        String pipeline = """
            pipeline {
              agent any
              environment { GIT_URL = '%s/group/app.git' }
              stages {
                stage('Release') {
                  when { buildingTag() }
                  options { retry(2) }
                  steps {
                    script {
                      def release = gitlabRelease()
                      echo "published: ${release.tag} ${release.action}"
                    }
                  }
                }
              }
            }
            """.formatted(gitlab.url());
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(pipeline, true));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("TAG_NAME", "")));
        j.buildAndAssertSuccess(job);
        assertEquals(0, gitlab.requests().size());
        WorkflowRun tagged = j.assertBuildStatusSuccess(
                job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("TAG_NAME", "v1.0"))));
        j.assertLogContains("published: v1.0 created", tagged);
    }

    @Test
    void inEachCellOfAMatrix() throws Exception {
        app.tag("v1.0-linux");
        app.tag("v1.0-windows");
        WorkflowRun build = run(Result.SUCCESS, """
            pipeline {
              agent none
              stages {
                stage('All') {
                  matrix {
                    axes {
                      axis {
                        name 'OS'
                        values 'linux', 'windows'
                      }
                    }
                    stages {
                      stage('Release') {
                        steps {
                          gitlabRelease(tag: "v1.0-${OS}", project: 'group/app', name: "For ${OS}")
                        }
                      }
                    }
                  }
                }
              }
            }
            """);
        assertEquals("For linux", app.release("v1.0-linux").name());
        assertEquals(Set.of("v1.0-linux", "v1.0-windows"), recordedTags(build));
    }

    @Test
    void inParallelBranches() throws Exception {
        List<String> tags = List.of("v2", "v3", "v4", "v5");
        tags.forEach(app::tag);
        WorkflowRun build = run(Result.SUCCESS, """
            def branches = [:]
            for (tag in ['v2', 'v3', 'v4', 'v5']) {
              def mine = tag
              branches[mine] = { echo "${mine}: ${gitlabRelease(tag: mine, project: 'group/app').action}" }
            }
            parallel branches
            """);
        assertEquals(Set.copyOf(tags), app.releases().keySet());
        assertEquals(Set.copyOf(tags), recordedTags(build));
    }

    @Test
    void inParallelBranchesOfOneRelease() throws Exception {
        run(Result.SUCCESS, """
            node {
              writeFile file: 'a.zip', text: 'a'
              writeFile file: 'b.zip', text: 'b'
              archiveArtifacts '*'
            }
            parallel(
              a: { gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'a.zip' },
              b: { gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: 'b.zip' })
            """);
        assertPublished("v1.0", "a.zip", "a");
        assertPublished("v1.0", "b.zip", "b");
    }

    @Test
    void inAFolder() throws Exception {
        WorkflowJob job = j.createFolder("my team").createProject(WorkflowJob.class, "app");
        job.setDefinition(new CpsFlowDefinition("""
            node {
              writeFile file: 'app.zip', text: 'application'
              archiveArtifacts '*'
            }
            gitlabRelease tag: 'v1.0', project: 'group/app', artifacts: '*', linkTo: 'jenkins'
            """, true));
        WorkflowRun build = j.buildAndAssertSuccess(job);
        assertEquals(
                j.getURL() + "job/my%20team/job/app/1/artifact/app.zip",
                app.release("v1.0").link("app.zip").url());
        assertTrue(build.isKeepLog());
    }

    @Test
    void inAScriptThatGoesOnWhateverHappens() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            try {
              gitlabRelease tag: 'v9', project: 'group/app'
            } catch (e) {
              echo "told: ${e.message}"
            }
            """);
        j.assertLogContains("told: Release v9 was not published: the tag v9 does not exist", build);
        WorkflowRun caught = run(
                Result.UNSTABLE,
                "catchError(buildResult: 'UNSTABLE') { gitlabRelease tag: 'v9', project: 'group/app' }");
        j.assertLogContains("ERROR: Release v9 was not published: the tag v9 does not exist", caught);
    }

    @Test
    void aTimeoutAroundItStopsIt() throws Exception {
        gitlab.faults().on("POST", "/releases", Fault.stall());
        WorkflowRun build = run(Result.ABORTED, """
            timeout(time: 2, unit: 'SECONDS') { gitlabRelease tag: 'v1.0', project: 'group/app' }
            """);
        j.assertLogContains("Timeout has been exceeded", build);
        j.assertLogNotContains("\tat ", build);
    }

    @Test
    void aDollarSignOfAPipelineIsMeant() throws Exception {
        run(Result.SUCCESS, """
            withEnv(['TAG=v1.0', 'WHAT=expanded']) {
              gitlabRelease tag: 'v1.0', project: 'group/app', name: 'For $WHAT', description: 'Costs $5, ${WHAT}'
            }
            """);
        assertEquals("For $WHAT", app.release("v1.0").name());
        assertEquals("Costs $5, ${WHAT}", app.release("v1.0").description());
        assertRefusedTag(run(
                Result.FAILURE,
                "withEnv(['TAG=v1.0']) { gitlabRelease tag: '$TAG', project: 'group/app', prune: true }"));
    }

    private void assertRefusedTag(WorkflowRun build) throws Exception {
        j.assertLogContains("ERROR: Release $TAG was not published: ", build);
        assertEquals(Set.of("v1.0"), app.releases().keySet());
    }
}
