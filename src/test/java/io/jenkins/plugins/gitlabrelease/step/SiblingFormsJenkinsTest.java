package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of the steps beside {@code gitlabRelease}: what is filled in is kept, and what is left alone is left out. */
@WithJenkins
class SiblingFormsJenkinsTest extends PublishingJenkinsTest {

    private static List<GitLabStep> untouched() {
        return List.of(
                new GitLabReleasesStep(),
                new GitLabReleaseInfoStep(),
                new GitLabReleaseDownloadStep(),
                new GitLabReleaseDeleteStep(),
                new GitLabReleaseEvidenceStep());
    }

    private void assertKept(GitLabStep step) throws Exception {
        j.assertEqualDataBoundBeans(step, new StepConfigTester(j).configRoundTrip(step));
    }

    @Test
    void releases() throws Exception {
        assertKept(FilledSteps.releases());
    }

    @Test
    void info() throws Exception {
        assertKept(FilledSteps.info());
    }

    @Test
    void datesAreChecked() {
        GitLabReleasesStep.DescriptorImpl form = j.jenkins.getDescriptorByType(GitLabReleasesStep.DescriptorImpl.class);
        assertEquals(FormValidation.Kind.OK, form.doCheckUpdatedAfter(null, "2026-03-01").kind);
        assertEquals(FormValidation.Kind.OK, form.doCheckUpdatedBefore(null, "").kind);
        FormValidation after = form.doCheckUpdatedAfter(null, "1 March");
        assertEquals(FormValidation.Kind.ERROR, after.kind);
        assertTrue(after.getMessage().startsWith("The parameter updatedAfter is "), after.getMessage());
        FormValidation before = form.doCheckUpdatedBefore(null, "1 March");
        assertTrue(before.getMessage().startsWith("The parameter updatedBefore is "), before.getMessage());
    }

    @Test
    void download() throws Exception {
        assertKept(FilledSteps.download());
    }

    @Test
    void delete() throws Exception {
        assertKept(FilledSteps.delete());
    }

    @Test
    void evidence() throws Exception {
        assertKept(FilledSteps.evidence());
    }

    @Test
    void whatIsLeftAloneIsNotInTheSnippet() throws Exception {
        for (GitLabStep step : untouched()) {
            Step saved = new StepConfigTester(j).configRoundTrip(step);
            assertEquals(Map.of(), DescribableModel.uninstantiate2_(saved).getArguments(), step.toString());
        }
    }

    @Test
    void theNamesAreThoseOfTheDocumentation() {
        assertEquals(
                Set.of(
                        "gitlabReleases",
                        "gitlabReleaseInfo",
                        "gitlabReleaseDownload",
                        "gitlabReleaseDelete",
                        "gitlabReleaseEvidence"),
                Set.copyOf(untouched().stream()
                        .map(step -> step.getDescriptor().getFunctionName())
                        .toList()));
    }
}
