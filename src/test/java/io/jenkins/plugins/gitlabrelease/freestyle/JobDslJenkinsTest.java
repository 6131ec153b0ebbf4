package io.jenkins.plugins.gitlabrelease.freestyle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.tasks.ArtifactArchiver;
import io.jenkins.plugins.gitlabrelease.demo.DataBinding;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.option.AssetLink;
import io.jenkins.plugins.gitlabrelease.option.AssetRule;
import io.jenkins.plugins.gitlabrelease.parameter.GitLabReleaseParameter;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import io.jenkins.plugins.gitlabrelease.trigger.ReleaseTrigger;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javaposse.jobdsl.plugin.ExecuteDslScripts;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Jobs that Job DSL makes, by the names it derives from the classes. */
@WithJenkins
class JobDslJenkinsTest extends PublishingJenkinsTest {

    private void make(String script) throws Exception {
        ExecuteDslScripts step = new ExecuteDslScripts();
        step.setUseScriptText(true);
        step.setScriptText(script);
        FreeStyleProject seed = j.createFreeStyleProject();
        seed.getBuildersList().add(step);
        j.buildAndAssertSuccess(seed);
    }

    private FreeStyleProject job(String name) {
        return j.jenkins.getItemByFullName(name, FreeStyleProject.class);
    }

    @Test
    void theExampleOfTheDocumentation() throws Exception {
        make(Files.readString(Path.of("docs/examples/jobs.groovy")));

        GitlabReleaseDownloader download = new GitlabReleaseDownloader();
        download.setProject("acme/base");
        download.setLatest(true);
        download.setAssets("*.zip");
        download.setDir("base");
        j.assertEqualDataBoundBeans(
                download, job("app-release").getBuildersList().get(GitlabReleaseDownloader.class));

        GitlabReleasePublisher publisher = new GitlabReleasePublisher();
        publisher.setTag("v${VERSION}");
        publisher.setServer("internal");
        publisher.setProject("acme/app");
        publisher.setCredentialsId("gitlab-token");
        publisher.setArtifacts("dist/*.zip");
        publisher.setMilestones(List.of("1.0", "Spring, early"));
        AssetRule rule = new AssetRule("dist/app*.zip");
        rule.setName("Application {tag}");
        rule.setPath("/app.zip");
        publisher.setAssets(List.of(rule));
        publisher.setPackageStatus("hidden");
        publisher.setChangelog("file");
        publisher.setNotesTooLong("attach");
        AssetLink link = new AssetLink("Manual", "https://docs.example.com/app/");
        link.setType("runbook");
        publisher.setLinks(List.of(link));
        publisher.setChecksums(true);
        j.assertEqualDataBoundBeans(
                publisher, job("app-release").getPublishersList().get(GitlabReleasePublisher.class));
        assertNotNull(job("app-release").getPublishersList().get(ArtifactArchiver.class));

        GitlabReleaseDeleter cleanup = new GitlabReleaseDeleter();
        cleanup.setProject("acme/app");
        cleanup.setCredentialsId("gitlab-token");
        cleanup.setTagPattern("nightly-*");
        cleanup.setKeepNewest(5);
        cleanup.setPackages(true);
        GitlabReleaseDeleter old = new GitlabReleaseDeleter();
        old.setProject("acme/app");
        old.setCredentialsId("gitlab-token");
        old.setTagPattern("v*");
        old.setKeepNewest(10);
        old.setNewestBy("semver");
        old.setOlderThanDays(365);
        List<GitlabReleaseDeleter> both = job("app-release").getPublishersList().getAll(GitlabReleaseDeleter.class);
        j.assertEqualDataBoundBeans(cleanup, both.get(0));
        j.assertEqualDataBoundBeans(old, both.get(1));
    }

    @Test
    void theExamplesParameterAndTrigger() throws Exception {
        make(Files.readString(Path.of("docs/examples/jobs.groovy")));

        GitLabReleaseParameter parameter = new GitLabReleaseParameter("RELEASE");
        parameter.setDescription("What to deploy");
        parameter.setProject("acme/app");
        parameter.setCredentialsId("gitlab-token");
        parameter.setTagPattern("v*");
        parameter.setOrder("version");
        j.assertEqualDataBoundBeans(
                parameter,
                job("app-deploy")
                        .getProperty(ParametersDefinitionProperty.class)
                        .getParameterDefinition("RELEASE"));

        ReleaseTrigger trigger = new ReleaseTrigger("H/15 * * * *");
        trigger.setProject("acme/app");
        trigger.setCredentialsId("gitlab-token");
        trigger.setTagPattern("v*");
        j.assertEqualDataBoundBeans(trigger, job("app-watch").getTrigger(ReleaseTrigger.class));

        trigger = new ReleaseTrigger("H/15 * * * *");
        trigger.setProject("acme/base");
        trigger.setCredentialsId("gitlab-token");
        j.assertEqualDataBoundBeans(
                trigger,
                j.jenkins
                        .getItemByFullName("app-pipeline", WorkflowJob.class)
                        .getTriggersJobProperty()
                        .getTriggers()
                        .get(0));
    }

    @Test
    void theExamplesDeploymentTakesTheChosenRelease() throws Exception {
        make(Files.readString(Path.of("docs/examples/jobs.groovy")));
        addToken("gitlab-token", gitlab.token(Role.DEVELOPER, "api"));
        EmulatedProject released = gitlab.project("acme/app");
        for (String tag : List.of("v1.0", "v2.0")) {
            released.addRelease(tag, null, null);
            released.addPackageFile("app", tag, "app.zip", tag.getBytes(UTF_8));
            released.addLink(
                    tag,
                    "app.zip",
                    gitlab.url() + "/api/v4/projects/" + released.id() + "/packages/generic/app/" + tag + "/app.zip",
                    null);
        }
        FreeStyleProject deploy = job("app-deploy");
        ParameterDefinition parameter =
                deploy.getProperty(ParametersDefinitionProperty.class).getParameterDefinition("RELEASE");
        FreeStyleBuild build = j.assertBuildStatusSuccess(deploy.scheduleBuild2(
                0, new ParametersAction(((GitLabReleaseParameter) parameter).createValue("v1.0"))));
        assertEquals("v1.0", build.getWorkspace().child("app/app.zip").readToString());
    }

    @Test
    void theExamplesPipelinePublishes() throws Exception {
        make(Files.readString(Path.of("docs/examples/jobs.groovy")));
        addToken("gitlab-token", gitlab.token(Role.DEVELOPER, "api"));
        gitlab.project("acme/app").tag("v1.0");
        j.buildAndAssertSuccess(j.jenkins.getItemByFullName("app-pipeline", WorkflowJob.class));
        assertNotNull(gitlab.project("acme/app").release("v1.0"));
    }

    @Test
    void everyParameterHasAMethod() throws Exception {
        for (Class<?> type :
                List.of(GitlabReleasePublisher.class, GitlabReleaseDeleter.class, GitlabReleaseDownloader.class)) {
            boolean builder = type == GitlabReleaseDownloader.class;
            String name = "g" + type.getSimpleName().substring("G".length());
            String calls = DataBinding.parametersOf(type).stream()
                    .map(parameter -> parameter + valueOf(type, parameter))
                    .collect(Collectors.joining("\n"));
            make("freeStyleJob('%s') { %s { %s {\n%s\n} } }"
                    .formatted(type.getSimpleName(), builder ? "steps" : "publishers", name, calls));
            FreeStyleProject job = job(type.getSimpleName());
            Object made = builder
                    ? job.getBuildersList().get(GitlabReleaseDownloader.class)
                    : job.getPublishersList().get(0);
            assertEquals(type, made.getClass());
        }
    }

    private static String valueOf(Class<?> type, String parameter) {
        Method setter = List.of(type.getMethods()).stream()
                .filter(method -> method.getName()
                        .equals("set" + Character.toUpperCase(parameter.charAt(0)) + parameter.substring(1)))
                .findFirst()
                .orElseThrow();
        return switch (setter.getGenericParameterTypes()[0].getTypeName()) {
            case "boolean" -> "(true)";
            case "int" -> "(3)";
            case "java.lang.String" -> "('text')";
            case "java.util.List<java.lang.String>" -> "(['text'])";
            case "java.util.List<io.jenkins.plugins.gitlabrelease.option.AssetRule>" ->
                " { gitlabReleaseAsset { pattern('*') } }";
            default -> " { gitlabReleaseLink { name('text'); url('https://example.com/') } }";
        };
    }

    @Test
    void whatAScriptLeavesOutIsLeftAlone() throws Exception {
        make("freeStyleJob('plain') { publishers { gitlabReleasePublisher {} } }");
        GitlabReleasePublisher plain = job("plain").getPublishersList().get(GitlabReleasePublisher.class);
        j.assertEqualDataBoundBeans(new GitlabReleasePublisher(), plain);
        assertNull(plain.getMilestones());

        make("freeStyleJob('none') { publishers { gitlabReleasePublisher { milestones(['[]']) } } }");
        GitlabReleasePublisher none = job("none").getPublishersList().get(GitlabReleasePublisher.class);
        assertEquals(List.of(), none.getMilestones());
    }
}
