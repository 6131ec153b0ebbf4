package io.jenkins.plugins.gitlabrelease.origin;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.plugins.git.BranchSpec;
import hudson.plugins.git.GitSCM;
import io.jenkins.plugins.gitlabbranchsource.GitLabSCMSource;
import io.jenkins.plugins.gitlabrelease.freestyle.GitlabReleasePublisher;
import io.jenkins.plugins.gitlabserverconfig.servers.GitLabServer;
import io.jenkins.plugins.gitlabserverconfig.servers.GitLabServers;
import java.util.List;
import jenkins.scm.api.SCMSource;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jobs of one branch, which know the project by what they check out or by another plugin. */
@WithJenkins
class CheckoutsJenkinsTest extends GitJenkinsTest {

    private WorkflowRun run(Result expected, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return j.buildAndAssertStatus(expected, job);
    }

    private String checkout(String project) {
        return "node { dir('" + project + "') { checkout([$class: 'GitSCM', branches: [[name: 'main']], "
                + "userRemoteConfigs: [[url: '" + url(project) + "']]]) } }\n";
    }

    @Test
    void aScriptedPipelineFromAnotherRepositoryOutsideOfTheNode() throws Exception {
        GitDirectory repository = repository("group/app", PIPELINE);
        app.tag("v2.0", repository.git("rev-parse", "HEAD").strip());
        WorkflowJob job = j.createProject(WorkflowJob.class);
        GitSCM scm = new GitSCM(
                GitSCM.createRepoList(url("group/app"), null), List.of(new BranchSpec("main")), null, null, List.of());
        job.setDefinition(new CpsScmFlowDefinition(scm, "Jenkinsfile"));
        j.buildAndAssertSuccess(job);
        assertPublished("v2.0", "app.txt", "notes");
    }

    @Test
    void severalProjectsAreNamed() throws Exception {
        repository("group/app", "");
        repository("group/library", "");
        String both = checkout("group/app") + checkout("group/library");
        assertRefused(
                run(Result.FAILURE, both + "gitlabRelease tag: 'v1.0'"),
                "Which project to release in is not clear: Git has checked out group/app and group/library from "
                        + gitlab.url() + ". Set the project to release in.");
        run(Result.SUCCESS, both + "gitlabRelease tag: 'v1.0', project: 'group/app'");
        assertNotNull(app.release("v1.0"));
    }

    @Test
    void theCommitIsThatOfTheProject() throws Exception {
        GitDirectory repository = repository("group/app", "");
        app.tag("v2.0", repository.git("rev-parse", "HEAD").strip());
        repository("group/library", "other");
        run(Result.SUCCESS, checkout("group/app") + checkout("group/library") + "gitlabRelease project: 'group/app'");
        assertNotNull(app.release("v2.0"));
    }

    @Test
    void thePasswordInAnAddressIsNotShown() throws Exception {
        WorkflowRun build = run(Result.FAILURE, """
            withEnv(['GIT_URL=https://bot:hidden@github.com/group/mirror.git']) {
              gitlabRelease tag: 'v1.0'
            }
            """);
        assertRefused(
                build,
                "GIT_URL is https://github.com/group/mirror, no multibranch source is known, no checkout with Git is known.");
        j.assertLogNotContains("hidden", build);
    }

    @Test
    void theProjectOfTheBranchSource() throws Exception {
        GitLabServers.get().setServers(List.of(new GitLabServer(gitlab.url() + "/", "source", "")));
        run(Result.SUCCESS, "gitlabRelease tag: 'v1.0'");
        assertNotNull(app.release("v1.0"));
        FreeStyleProject job = j.createFreeStyleProject();
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setAllowEmpty(true);
        job.getPublishersList().add(publisher);
        j.buildAndAssertSuccess(job);
    }

    /** Stands in for a multibranch job, which would have to find its branches in GitLab first. */
    @TestExtension("theProjectOfTheBranchSource")
    public static final class GitLabProject extends SCMSource.SourceByItem {

        @Override
        public SCMSource getSource(Item item) {
            return new GitLabSCMSource("source", "group", "group/app");
        }
    }

    @Test
    void aBrokenPluginBreaksNothing() throws Exception {
        assertTrue(
                j.jenkins.getExtensionList(RepositoryFinder.class).stream().anyMatch(BrokenOrigin.class::isInstance));
        repository("group/app", "");
        run(Result.SUCCESS, checkout("group/app") + "gitlabRelease tag: 'v1.0'");
        assertNotNull(app.release("v1.0"));
    }

    /** A plugin of another version than this one was compiled for. */
    @TestExtension("aBrokenPluginBreaksNothing")
    public static final class BrokenOrigin extends RepositoryFinder<String> {

        @Override
        protected List<String> keptOf(Run<?, ?> run) {
            throw new NoSuchMethodError("getActions");
        }

        @Override
        protected BuildRepository read(String kept, Run<?, ?> run) {
            return new BuildRepository(BuildRepository.Origin.CHECKOUT, List.of(), null);
        }
    }
}
