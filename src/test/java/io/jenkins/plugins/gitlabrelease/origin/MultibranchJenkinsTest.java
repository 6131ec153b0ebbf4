package io.jenkins.plugins.gitlabrelease.origin;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import hudson.model.Result;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import java.util.List;
import jenkins.branch.BranchSource;
import jenkins.plugins.git.GitSCMSource;
import jenkins.plugins.git.traits.BranchDiscoveryTrait;
import jenkins.plugins.git.traits.TagDiscoveryTrait;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A multibranch job over a real Git repository needs neither a tag nor a project. */
@WithJenkins
class MultibranchJenkinsTest extends GitJenkinsTest {

    private WorkflowRun build(String branchOrTag, Result expected) throws Exception {
        WorkflowMultiBranchProject job = j.createProject(WorkflowMultiBranchProject.class);
        GitSCMSource source = new GitSCMSource(url("group/app"));
        source.setTraits(List.of(new BranchDiscoveryTrait(), new TagDiscoveryTrait()));
        job.getSourcesList().add(new BranchSource(source));
        job.scheduleBuild2(0).getFuture().get();
        j.waitUntilNoActivity();
        WorkflowJob one = job.getItem(branchOrTag);
        assertNotNull(one, () -> job.getItems().toString());
        WorkflowRun indexed = one.getLastBuild();
        return j.assertBuildStatus(
                expected, indexed != null ? indexed : one.scheduleBuild2(0).get());
    }

    @Test
    void aTag() throws Exception {
        repository("group/app", PIPELINE).git("tag", "v1.0");
        WorkflowRun build = build("v1.0", Result.SUCCESS);
        assertPublished("v1.0", "app.txt", "notes");
        j.assertLogContains("Release v1.0 created", build);
    }

    @Test
    void aTagInADeclarativePipelineOutsideOfAnAgent() throws Exception {
        repository("group/app", """
            pipeline {
              agent none
              stages {
                stage('Build') {
                  agent any
                  steps {
                    writeFile file: 'dist/app.txt', text: 'notes'
                    archiveArtifacts 'dist/*'
                  }
                }
                stage('Release') {
                  when { buildingTag() }
                  steps { gitlabRelease artifacts: 'dist/*' }
                }
              }
            }
            """).git("tag", "v1.0");
        build("v1.0", Result.SUCCESS);
        assertPublished("v1.0", "app.txt", "notes");
    }

    @Test
    void aBranchWhoseCommitHasATagThoughNothingIsCheckedOut() throws Exception {
        GitDirectory repository = repository("group/app", "gitlabRelease()");
        app.tag("v2.0", repository.git("rev-parse", "HEAD").strip());
        build("main", Result.SUCCESS);
        assertNotNull(app.release("v2.0"));
    }

    @Test
    void aBranchWithoutATagIsRefused() throws Exception {
        String sha = repository("group/app", PIPELINE).git("rev-parse", "HEAD").strip();
        assertRefused(
                build("main", Result.FAILURE),
                "no tag in GitLab points at the commit " + sha + " of the multibranch source");
    }

    @Test
    void sharedLibrariesAreNotTheProject() throws Exception {
        repository("group/library", "").git("tag", "v7");
        repository("group/app", """
            node {
              dir('library') {
                checkout([$class: 'GitSCM', branches: [[name: 'main']],
                    userRemoteConfigs: [[url: '%s']]])
              }
            }
            """.formatted(url("group/library")) + PIPELINE).git("tag", "v1.0");
        build("v1.0", Result.SUCCESS);
        assertPublished("v1.0", "app.txt", "notes");
    }

    @Test
    void whatIsOnAnotherServerIsNamed() throws Exception {
        repository("group/app", "gitlabRelease server: 'other', credentialsId: 'token'")
                .git("tag", "v1.0");
        GitLabServers.get().setServers(List.of(server, new GitLabServer("other", "https://gitlab.example.com")));
        assertRefused(
                build("v1.0", Result.FAILURE),
                "the multibranch source is " + url("group/app").replace(".git", "")
                        + ", no checkout with Git is known.");
    }
}
