package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.util.FormValidation;
import io.jenkins.plugins.gitlabrelease.build.PublishingJenkinsTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
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

    private <S extends GitLabStep> void assertKept(S step) throws Exception {
        step.setServer("internal");
        step.setProject("group/app");
        step.setCredentialsId("token");
        j.assertEqualDataBoundBeans(step, new StepConfigTester(j).configRoundTrip(step));
    }

    @Test
    void releases() throws Exception {
        GitLabReleasesStep step = new GitLabReleasesStep();
        step.setGroup("group");
        step.setOrderBy("created_at");
        step.setSort("asc");
        step.setLimit(5);
        step.setTagPattern("v1.*");
        step.setUpdatedAfter("2026-03-01");
        step.setUpdatedBefore("2026-03-01T10:30:00+01:00");
        step.setHtml(true);
        assertKept(step);
        assertEquals(
                "gitlabReleases credentialsId: 'token', group: 'group', html: true, limit: 5, orderBy: 'created_at',"
                        + " project: 'group/app', server: 'internal', sort: 'asc', tagPattern: 'v1.*',"
                        + " updatedAfter: '2026-03-01', updatedBefore: '2026-03-01T10:30:00+01:00'",
                Snippetizer.object2Groovy(step));
    }

    @Test
    void info() throws Exception {
        GitLabReleaseInfoStep step = new GitLabReleaseInfoStep();
        step.setTag("v1.0");
        step.setLatest(true);
        step.setHtml(true);
        assertKept(step);
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
        GitLabReleaseDownloadStep step = new GitLabReleaseDownloadStep();
        step.setTag("v1.0");
        step.setLatest(true);
        step.setAssets("*.zip");
        step.setDir("dist");
        step.setExternal(true);
        step.setAllowEmpty(true);
        assertKept(step);
    }

    @Test
    void delete() throws Exception {
        GitLabReleaseDeleteStep step = new GitLabReleaseDeleteStep();
        step.setTag("v1.0");
        step.setTagPattern("v*");
        step.setKeepNewest(3);
        step.setOlderThanDays(30);
        step.setPackages(true);
        step.setDeleteTag(true);
        step.setDryRun(true);
        assertKept(step);
    }

    @Test
    void evidence() throws Exception {
        GitLabReleaseEvidenceStep step = new GitLabReleaseEvidenceStep();
        step.setTag("v1.0");
        assertKept(step);
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
