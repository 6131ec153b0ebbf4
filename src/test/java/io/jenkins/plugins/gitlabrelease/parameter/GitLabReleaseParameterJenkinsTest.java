package io.jenkins.plugins.gitlabrelease.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.cli.CLICommandInvoker;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.StringParameterValue;
import hudson.model.TaskListener;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlOption;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Builds that are started with a release: by form, REST, CLI, by other jobs and by nobody. */
@WithJenkins
class GitLabReleaseParameterJenkinsTest extends PublishingJenkinsTest {

    private GitLabReleaseParameter parameter;

    @BeforeEach
    void publish() {
        app.addRelease("v1.10.0", "Version <b>1.10</b>", null, Instant.parse("2026-01-01T00:00:00Z"));
        app.addRelease("v1.9.1", null, null, Instant.parse("2026-02-01T00:00:00Z"));
        app.tag("v7");
        parameter = new GitLabReleaseParameter("RELEASE");
        parameter.setProject("group/app");
    }

    private FreeStyleProject job() throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        job.addProperty(new ParametersDefinitionProperty(parameter));
        return job;
    }

    private WebClient web() {
        return j.createWebClient().withThrowExceptionOnFailingStatusCode(false);
    }

    private static HtmlForm form(WebClient web, Job<?, ?> job) throws Exception {
        HtmlPage page = web.getPage(job, "build?delay=0sec");
        web.waitForBackgroundJavaScript(20_000);
        return page.getFormByName("parameters");
    }

    private static HtmlSelect list(HtmlForm form) {
        return form.getSelectByName("_.value");
    }

    private static List<String> labels(HtmlForm form) {
        return list(form).getOptions().stream().map(HtmlOption::getText).toList();
    }

    private static Object chosen(Job<?, ?> job) {
        return job.getLastBuild()
                .getAction(ParametersAction.class)
                .getParameter("RELEASE")
                .getValue();
    }

    @Test
    void theFormKeepsEverything() throws Exception {
        parameter.setDescription("What to deploy");
        parameter.setServer("internal");
        parameter.setCredentialsId("token");
        parameter.setTagPattern("v1.*");
        parameter.setOrder("version");
        parameter.setLimit(7);
        FreeStyleProject job = job();

        j.configRoundtrip(job);

        GitLabReleaseParameter kept = (GitLabReleaseParameter)
                job.getProperty(ParametersDefinitionProperty.class).getParameterDefinition("RELEASE");
        j.assertEqualDataBoundBeans(parameter, kept);
    }

    @Test
    void theFormOfABuildListsReleasesAndProposesTheNewest() throws Exception {
        FreeStyleProject job = job();
        HtmlForm form = form(web(), job);

        assertEquals(List.of("v1.9.1, 2026-02-01", "v1.10.0 - Version <b>1.10</b>, 2026-01-01"), labels(form));
        j.submit(form);
        j.waitUntilNoActivity();
        assertEquals("v1.9.1", chosen(job));
    }

    @Test
    void anotherOneIsChosenOrTyped() throws Exception {
        parameter.setOrder("version");
        parameter.setLimit(1);
        FreeStyleProject job = job();
        HtmlForm form = form(web(), job);
        assertEquals("v1.10.0", list(form).getSelectedOptions().get(0).getValueAttribute());

        form.getInputByName("typed").setValue(" v1.9.1 ");
        j.submit(form);
        j.waitUntilNoActivity();
        assertEquals("v1.9.1", chosen(job));
        FreeStyleBuild build = job.getLastBuild();
        assertEquals("v1.9.1", build.getEnvironment(TaskListener.NULL).get("RELEASE"));
    }

    @Test
    void whatIsNoReleaseIsRefusedAndNotRepeated() throws Exception {
        FreeStyleProject job = job();
        for (String tag : List.of("v7", "v9<script>", "../secret")) {
            WebResponse answer = post(web(), job, tag);
            assertEquals(400, answer.getStatusCode(), tag);
            assertTrue(answer.getContentAsString().contains("takes the tag of a release in GitLab"));
            assertFalse(answer.getContentAsString().contains(tag), tag);
        }
        HtmlForm form = form(web(), job);
        form.getInputByName("typed").setValue("v7");
        assertEquals(400, j.submit(form).getWebResponse().getStatusCode());
        j.waitUntilNoActivity();
        assertNull(job.getLastBuild());
    }

    private WebResponse post(WebClient web, Job<?, ?> job, String tag) throws Exception {
        WebRequest request = new WebRequest(new URL(j.getURL(), job.getUrl() + "buildWithParameters"), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("RELEASE", tag)));
        web.addCrumb(request);
        return web.getPage(request).getWebResponse();
    }

    @Test
    void restStartsWithARelease() throws Exception {
        FreeStyleProject job = job();
        assertTrue(post(web(), job, "v1.10.0").getStatusCode() < 400);
        j.waitUntilNoActivity();
        assertEquals("v1.10.0", chosen(job));
    }

    @Test
    void theCliStartsWithAReleaseOnly() throws Exception {
        FreeStyleProject job = job();
        CLICommandInvoker.Result refused =
                new CLICommandInvoker(j, "build").invokeWithArgs(job.getName(), "-s", "-p", "RELEASE=v7");
        assertEquals(3, refused.returnCode(), refused.toString());
        assertTrue(refused.stderr().contains("ERROR: The parameter RELEASE takes the tag"), refused.stderr());
        assertFalse(refused.stderr().contains("v7"));
        assertNull(job.getLastBuild());

        CLICommandInvoker.Result started =
                new CLICommandInvoker(j, "build").invokeWithArgs(job.getName(), "-s", "-p", "RELEASE=v1.9.1");
        assertEquals(0, started.returnCode(), started.toString());
        assertEquals("v1.9.1", chosen(job));
    }

    @Test
    void aBuildThatNobodyChoseForHasNoneAndAsksNobody() throws Exception {
        FreeStyleProject job = job();
        int before = gitlab.requests().size();
        j.buildAndAssertSuccess(job);
        web().goTo(job.getUrl() + "api/json?depth=2", "application/json");
        assertEquals("", chosen(job));
        assertEquals(before, gitlab.requests().size());
    }

    @Test
    void withoutGitLabTheFormOpensAndTakesAPlainTag() throws Exception {
        FreeStyleProject job = job();
        gitlab.close();

        HtmlForm form = form(web(), job);
        assertEquals(1, labels(form).size());
        assertTrue(
                labels(form).get(0).startsWith("The releases cannot be read: "),
                labels(form).toString());
        assertEquals(400, j.submit(form).getWebResponse().getStatusCode(), "nothing chosen");

        HtmlForm nasty = form(web(), job);
        nasty.getInputByName("typed").setValue("v1;id");
        assertEquals(400, j.submit(nasty).getWebResponse().getStatusCode());
        assertNull(job.getLastBuild());

        HtmlForm plain = form(web(), job);
        plain.getInputByName("typed").setValue("v1.10.0");
        j.submit(plain);
        j.waitUntilNoActivity();
        assertEquals("v1.10.0", chosen(job));
    }

    @Test
    void aCredentialThatIsMissingRefusesEverything() throws Exception {
        parameter.setCredentialsId("gone");
        FreeStyleProject job = job();
        WebResponse answer = post(web(), job, "v1.10.0");
        assertEquals(400, answer.getStatusCode());
        assertFalse(answer.getContentAsString().contains("gone"));
        j.waitUntilNoActivity();
        assertNull(job.getLastBuild());
    }

    @Test
    void aDeclarativePipelineDeploysWhatWasChosen() throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
            pipeline {
              agent none
              parameters { gitlabReleaseParam(name: 'RELEASE', project: 'group/app', tagPattern: 'v1.*') }
              stages { stage('Deploy') { steps { script {
                if (params.RELEASE) {
                  echo 'deploy ' + gitlabReleaseInfo(project: 'group/app', tag: params.RELEASE).name
                } else {
                  echo 'nothing chosen'
                }
              } } } }
            }
            """, true));
        j.assertLogContains("nothing chosen", j.buildAndAssertSuccess(job));
        Object definition = job.getProperty(ParametersDefinitionProperty.class).getParameterDefinition("RELEASE");
        assertEquals(2, labels(form(web(), job)).size());

        post(web(), job, "v1.10.0");
        j.waitUntilNoActivity();
        j.assertLogContains("deploy Version <b>1.10</b>", j.assertBuildStatusSuccess(job.getLastBuild()));
        assertTrue(
                definition
                        == job.getProperty(ParametersDefinitionProperty.class).getParameterDefinition("RELEASE"),
                "an unchanged Jenkinsfile keeps the parameter");
    }

    /** The step {@code build} converts its text by this method, and then asks whether the value is valid. */
    @Test
    void anotherPipelineStartsItWithAReleaseOnly() throws Exception {
        job();
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> parameter.createValue("v7"));
        assertFalse(refused.getMessage().contains("v7"));
        assertEquals("v1.9.1", parameter.createValue("v1.9.1").getValue());
        assertFalse(parameter.isValid(new StringParameterValue("RELEASE", "v7")));
        assertTrue(parameter.isValid(new StringParameterValue("RELEASE", "v1.9.1")));
        assertTrue(parameter.isValid(parameter.getDefaultParameterValue()));
        assertThrows(
                IllegalArgumentException.class, () -> new GitLabReleaseParameter("OF_NO_JOB").createValue("v1.9.1"));
    }

    @Test
    void jobDslMakesIt() throws Exception {
        ExecuteDslScripts step = new ExecuteDslScripts();
        step.setUseScriptText(true);
        step.setScriptText("""
            job('deploy') { parameters { gitlabReleaseParam {
              name('RELEASE')
              project('group/app')
              order('version')
              limit(5)
            } } }
            """);
        FreeStyleProject seed = j.createFreeStyleProject();
        seed.getBuildersList().add(step);
        j.buildAndAssertSuccess(seed);

        parameter.setOrder("version");
        parameter.setLimit(5);
        j.assertEqualDataBoundBeans(
                parameter,
                j.jenkins
                        .getItemByFullName("deploy", FreeStyleProject.class)
                        .getProperty(ParametersDefinitionProperty.class)
                        .getParameterDefinition("RELEASE"));
    }

    @Test
    void anotherJobsParameterIsNotListed() throws Exception {
        job();
        FreeStyleProject other = j.createFreeStyleProject();
        var descriptor = j.jenkins.getDescriptorByType(GitLabReleaseParameter.DescriptorImpl.class);
        assertEquals(new ListBoxModel(), descriptor.doFillValueItems(other, "RELEASE"));
        assertEquals(new ListBoxModel(), descriptor.doFillValueItems(null, "RELEASE"));
    }
}
