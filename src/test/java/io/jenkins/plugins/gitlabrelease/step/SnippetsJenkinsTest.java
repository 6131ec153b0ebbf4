package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.demo.DataBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the Snippet Generator writes for a step with everything filled in, and that it means the same step. */
@WithJenkins
class SnippetsJenkinsTest {

    private JenkinsRule j;
    private SnippetizerTester tester;

    @BeforeEach
    void start(JenkinsRule rule) {
        j = rule;
        tester = new SnippetizerTester(rule);
    }

    /** Asserts the snippet, and that it has every parameter, so that none is left out of this test. */
    private void assertSnippet(String snippet, GitLabStep step) throws Exception {
        tester.assertRoundTrip(step, snippet);
        assertEquals(
                DataBinding.parametersOf(step.getClass()),
                new TreeSet<>(
                        DescribableModel.uninstantiate2_(step).getArguments().keySet()));
        SnippetizerTester.assertDocGeneration(step.getClass());
    }

    @Test
    void release() throws Exception {
        assertSnippet(
                "gitlabRelease allowEmpty: true, artifacts: 'dist/*', assets:"
                        + " [gitlabReleaseAsset(name: 'Debian package', path: '/deb/{file}', pattern: 'dist/*.deb', type:"
                        + " 'other')], changelog: 'build', changelogFile: 'docs/NEWS.md', checksums: true,"
                        + " closeMilestones: true, createMilestones: true,"
                        + " credentialsId: 'token', description: '''First line\nsecond line''', descriptionFile:"
                        + " 'build/notes.md', dryRun: true, evidence: true, excludes: '**/*.tmp', files:"
                        + " 'target/*.jar', ifExists: 'skip', linkTo: 'jenkins', links: [gitlabReleaseLink(name: 'Manual',"
                        + " path: '/manual', type: 'runbook', url: 'https://docs.example.com/'),"
                        + " gitlabReleaseLink(name: 'Image', url: 'https://registry.example.com/app')], milestones: ['1.0', 'Spring, early'], name: 'Version"
                        + " 1', notes: 'append', notesTooLong: 'attach', packageName: 'files', packageStatus: 'hidden',"
                        + " packageVersion: '1', project: 'group/app', prune: true, ref:"
                        + " 'main', releasedAt: '2026-03-01T10:30:00+01:00', server: 'internal', tag: 'v1.0',"
                        + " tagMessage: 'The first one', transfer: 'agent'",
                FilledSteps.release());
    }

    @Test
    void releases() throws Exception {
        assertSnippet(
                "gitlabReleases credentialsId: 'token', group: 'group', html: true, limit: 5, orderBy: 'created_at',"
                        + " project: 'group/app', server: 'internal', sort: 'asc', tagPattern: 'v1.*',"
                        + " updatedAfter: '2026-03-01', updatedBefore: '2026-03-01T10:30:00+01:00'",
                FilledSteps.releases());
    }

    @Test
    void info() throws Exception {
        assertSnippet(
                "gitlabReleaseInfo credentialsId: 'token', html: true, includePrereleases: true, includeUpcoming: true,"
                        + " latest: true, latestBy: 'semver', project: 'group/app', server: 'internal',"
                        + " tag: 'v1.0', tagPattern: 'v1.*'",
                FilledSteps.info());
    }

    @Test
    void download() throws Exception {
        assertSnippet(
                "gitlabReleaseDownload allowEmpty: true, assets: '*.zip', credentialsId: 'token', dir: 'dist',"
                        + " external: true, includePrereleases: true, includeUpcoming: true, latest: true, latestBy: 'semver',"
                        + " maxSize: 100, project: 'group/app', server: 'internal', tag: 'v1.0', tagPattern: 'v1.*',"
                        + " transfer: 'agent'",
                FilledSteps.download());
    }

    @Test
    void delete() throws Exception {
        assertSnippet(
                "gitlabReleaseDelete credentialsId: 'token', deleteTag: true, dryRun: true, includePrereleases: true,"
                        + " keepNewest: 3, newestBy: 'semver', olderThanDays: 30, packages: true, project: 'group/app', server: 'internal', tag: 'v1.0',"
                        + " tagPattern: 'v*'",
                FilledSteps.delete());
    }

    @Test
    void evidence() throws Exception {
        assertSnippet(
                "gitlabReleaseEvidence credentialsId: 'token', project: 'group/app', server: 'internal', tag: 'v1.0'",
                FilledSteps.evidence());
    }

    @Test
    void noStepIsForgotten() {
        List<String> names = new ArrayList<>();
        for (StepDescriptor descriptor : StepDescriptor.all()) {
            if (descriptor.clazz.getName().startsWith("io.jenkins.plugins.gitlabrelease.")) {
                names.add(descriptor.getFunctionName());
            }
        }
        names.sort(null);
        assertEquals(
                List.of(
                        "gitlabRelease",
                        "gitlabReleaseDelete",
                        "gitlabReleaseDownload",
                        "gitlabReleaseEvidence",
                        "gitlabReleaseInfo",
                        "gitlabReleases"),
                names);
    }

    @Test
    void theGeneratorsFormMakesThem() throws Exception {
        String form = "{'stapler-class': '%1$s', '$class': '%1$s', 'tag': 'v1.0', 'server': '', 'project': '',"
                + " 'credentialsId': ''%2$s}";
        tester.assertGenerateSnippet(
                form.formatted(
                        GitLabReleaseStep.class.getName(),
                        ", 'name': '', 'milestones': '1.0\\nSpring', 'artifacts': '', 'changelog': 'none', 'links':"
                                + " {'name': 'Manual', 'url': 'https://docs.example.com/', 'type': 'other', 'path':"
                                + " ''}, 'prune': false, 'checksums': true"),
                "gitlabRelease checksums: true, links: [gitlabReleaseLink(name: 'Manual', url:"
                        + " 'https://docs.example.com/')], milestones: ['1.0', 'Spring'], tag: 'v1.0'",
                j.getURL() + "pipeline-syntax/");
        for (String other : List.of("Info", "Download", "Delete", "Evidence")) {
            String type =
                    GitLabReleaseStep.class.getName().replace("GitLabReleaseStep", "GitLabRelease" + other + "Step");
            tester.assertGenerateSnippet(
                    form.formatted(type, ""),
                    "gitlabRelease" + other + " tag: 'v1.0'",
                    j.getURL() + "pipeline-syntax/");
        }
        assertTrue(j.createWebClient()
                .goTo("pipeline-syntax/html")
                .asNormalizedText()
                .contains("gitlabReleaseEvidence"));
    }
}
