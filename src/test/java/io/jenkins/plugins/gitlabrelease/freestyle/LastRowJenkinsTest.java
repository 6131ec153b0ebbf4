package io.jenkins.plugins.gitlabrelease.freestyle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseStep;
import java.util.List;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A list of a form can be emptied: with its last row gone, the form does not mention the list any more. */
@WithJenkins
class LastRowJenkinsTest {

    private static final List<AssetLink> LINKS = List.of(
            new AssetLink("Manual", "https://docs.example.com/"), new AssetLink("Image", "https://img.example.com/"));

    private static void deleteAllRows(JenkinsRule j, FreeStyleProject job) throws Exception {
        try (JenkinsRule.WebClient web = j.createWebClient()) {
            HtmlForm form = web.getPage(job, "configure").getFormByName("config");
            for (AssetLink link : LINKS) {
                HtmlButton delete = form.getInputByValue(link.getUrl())
                        .getFirstByXPath("ancestor::div[contains(@class, 'repeated-chunk')][1]"
                                + "//button[contains(@class, 'repeatable-delete')]");
                delete.click();
                web.waitForBackgroundJavaScript(10_000);
            }
            j.submit(form);
        }
    }

    @Test
    void ofThePostBuildAction(JenkinsRule j) throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v1.0");
        publisher.setLinks(LINKS);
        job.getPublishersList().add(publisher);
        deleteAllRows(j, job);
        GitlabReleasePublisher saved = job.getPublishersList().get(GitlabReleasePublisher.class);
        assertEquals("v1.0", saved.getTag());
        assertEquals(List.of(), saved.getLinks());
    }

    @Test
    void ofTheStep(JenkinsRule j) throws Exception {
        FreeStyleProject job = j.createFreeStyleProject();
        GitLabReleaseStep step = new GitLabReleaseStep();
        step.setTag("v1.0");
        step.setLinks(LINKS);
        job.getBuildersList().add(new StepConfigTester.StepBuilder(step));
        deleteAllRows(j, job);
        GitLabReleaseStep saved = (GitLabReleaseStep) job.getBuildersList().get(StepConfigTester.StepBuilder.class).s;
        assertEquals("v1.0", saved.getTag());
        assertEquals(List.of(), saved.getLinks());
    }
}
