package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pipelines, all of them in the sandbox and without an agent, that list, read and delete releases. */
@WithJenkins
class SiblingStepsJenkinsTest extends PublishingJenkinsTest {

    @BeforeEach
    void publish() throws Exception {
        app.addRelease("v1.0", "Version 1", "# Notes", Instant.parse("2025-01-01T00:00:00Z"));
        app.addRelease("v2.0", "Version 2", null, Instant.parse("2026-01-01T00:00:00Z"));
        app.addLink("v1.0", "Manual", "https://docs.example.com/", "/manual");
        addToken("maintainer", gitlab.token(Role.MAINTAINER, "api"));
    }

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    @Test
    void listsReleases() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            def all = gitlabReleases(project: 'group/app')
            echo 'all: ' + all.collect { it.tag }.join(' ')
            echo 'one: ' + gitlabReleases(project: 'group/app', limit: 1, tagPattern: 'v1*')[0].name
            echo 'group: ' + gitlabReleases(group: 'group', sort: 'asc').collect { it.project + '@' + it.tag }.join(' ')
            echo 'none: ' + gitlabReleases(project: 'group/app', tagPattern: 'x').size()
            echo 'changed: ' + gitlabReleases(project: 'group/app', updatedAfter: '2000-01-01').size()
            echo 'unchanged: ' + gitlabReleases(project: 'group/app', updatedBefore: '2000-01-01T10:00+01:00').size()
            echo 'html: ' + gitlabReleases(project: 'group/app', html: true, sort: 'asc')[0].descriptionHtml
            """);
        j.assertLogContains("all: v2.0 v1.0", build);
        j.assertLogContains("one: Version 1", build);
        j.assertLogContains("group: group/app@v1.0 group/app@v2.0", build);
        j.assertLogContains("none: 0", build);
        j.assertLogContains("changed: 2", build);
        j.assertLogContains("unchanged: 0", build);
        j.assertLogContains("html: <p dir=\"auto\"># Notes</p>", build);
    }

    @Test
    void everyPropertyIsReadInTheSandboxAndKeptOverARestart() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            def r = gitlabReleaseInfo(project: 'group/app', tag: 'v1.0')
            sleep 0
            echo "release: ${r.tag}, ${r.name}, ${r.description}, ${r.url}, ${r.project}, ${r.commit}, ${r.author}"
            echo "html: ${r.descriptionHtml}"
            echo "dates: ${r.createdAt}, ${r.releasedAt}, ${r.upcoming}, ${r.historical}"
            echo "lists: ${r.milestones}, ${r.evidences}"
            for (a in r.assets) { echo "asset: ${a.id > 0}, ${a.name}, ${a.url}, ${a.directUrl}, ${a.type}" }
            """);
        j.assertLogContains(
                "release: v1.0, Version 1, # Notes, " + gitlab.url() + "/group/app/-/releases/v1.0,", build);
        j.assertLogContains("html: null", build);
        j.assertLogContains("2025-01-01T00:00:00Z, false, true", build);
        j.assertLogContains("lists: [], []", build);
        j.assertLogContains(
                "asset: true, Manual, https://docs.example.com/, " + gitlab.url()
                        + "/group/app/-/releases/v1.0/downloads/manual, other",
                build);
    }

    @Test
    void readsTheLatestVersion() throws Exception {
        app.addRelease("v1.10.0", "A fix", null);
        WorkflowRun build = run(Result.SUCCESS, """
            pipeline {
                agent none
                stages {
                    stage('read') {
                        steps {
                            gitlabReleaseInfo project: 'group/app', latest: 'semver'
                            script {
                                echo 'date: ' + gitlabReleaseInfo(project: 'group/app', latest: true).tag
                                echo 'version: ' + gitlabReleaseInfo(project: 'group/app', latest: 'semver').tag
                                echo 'line: ' + gitlabReleaseInfo(
                                    project: 'group/app', latest: true, latestBy: 'semver', tagPattern: 'v1.*').tag
                            }
                        }
                    }
                }
            }
            """);
        j.assertLogContains("date: v1.10.0", build);
        j.assertLogContains("version: v2.0", build);
        j.assertLogContains("line: v1.10.0", build);
    }

    @Test
    void readsTheLatestAndNullWhereThereIsNone() throws Exception {
        WorkflowRun build = run(Result.SUCCESS, """
            echo 'latest: ' + gitlabReleaseInfo(project: 'group/app', latest: true).tag
            echo 'html: ' + gitlabReleaseInfo(project: 'group/app', tag: 'v1.0', html: true).descriptionHtml
            echo 'latest with html: ' + gitlabReleaseInfo(project: 'group/app', latest: true, html: true).tag
            echo 'absent: ' + gitlabReleaseInfo(project: 'group/app', tag: 'v7')
            withEnv(['TAG_NAME=v1.0', 'GIT_URL=%s/group/app.git']) { echo 'built: ' + gitlabReleaseInfo().name }
            """.formatted(gitlab.url()));
        j.assertLogContains("latest: v2.0", build);
        j.assertLogContains("html: <p dir=\"auto\"># Notes</p>", build);
        j.assertLogContains("latest with html: v2.0", build);
        j.assertLogContains("absent: null", build);
        j.assertLogContains("built: Version 1", build);
    }

    @Test
    void deletesOneWithAllThatBelongsToIt() throws Exception {
        app.addPackageFile("app", "v1.0", "app.zip", "x".getBytes(StandardCharsets.UTF_8));
        WorkflowRun build = run(Result.SUCCESS, """
            def deleted = gitlabReleaseDelete(project: 'group/app', tag: 'v1.0', packages: true, deleteTag: true,
                credentialsId: 'maintainer')
            echo "deleted: ${deleted}"
            """);
        j.assertLogContains("deleted: [v1.0]", build);
        j.assertLogContains("[gitlab-release] deleted the package app v1.0", build);
        assertEquals(Set.of("v2.0"), app.releases().keySet());
        assertFalse(app.tags().containsKey("v1.0"));
        assertEquals(List.of(), app.packageFiles());
    }

    @Test
    void deletesByARule() throws Exception {
        WorkflowRun dry = run(Result.SUCCESS, """
            echo "planned: ${gitlabReleaseDelete(project: 'group/app', keepNewest: 1, dryRun: true)}"
            """);
        j.assertLogContains("planned: [v1.0]", dry);
        j.assertLogContains("[gitlab-release] would delete the release v1.0", dry);
        assertEquals(2, app.releases().size());
        run(Result.SUCCESS, "gitlabReleaseDelete project: 'group/app', keepNewest: 1");
        assertEquals(Set.of("v2.0"), app.releases().keySet());
    }

    @Test
    void collectsEvidence() throws Exception {
        gitlab.settings().enterprise(true);
        WorkflowRun build = run(Result.SUCCESS, "gitlabReleaseEvidence project: 'group/app', tag: 'v1.0'");
        assertEquals(1, app.release("v1.0").evidences().size());
        j.assertLogContains("[gitlab-release] GitLab collects evidence of the release v1.0 in the background", build);
    }

    @Test
    void aRefusalIsOneLine() throws Exception {
        assertOneLine("gitlabReleases project: 'group/hidden'", "404 Project Not Found");
        assertOneLine("gitlabReleaseInfo project: 'group/app'", "ERROR: No tag to release was found: ");
        assertOneLine("gitlabReleaseDelete project: 'group/app'", "ERROR: Nothing says which releases to delete.");
        assertOneLine("gitlabReleaseEvidence project: 'group/app', tag: 'v7'", "404");
        assertOneLine(
                "gitlabReleases group: 'group', html: true", "ERROR: GitLab gives the notes of a group's releases");
        assertOneLine("gitlabReleases project: 'group/app', updatedAfter: 'x'", "ERROR: The parameter updatedAfter is");
        assertOneLine("gitlabReleases server: 'other'", "ERROR: No GitLab server is named \"other\"");
        assertEquals(2, app.releases().size());
    }

    private void assertOneLine(String script, String line) throws Exception {
        WorkflowRun build = run(Result.FAILURE, script);
        j.assertLogContains(line, build);
        j.assertLogNotContains("\tat ", build);
    }
}
