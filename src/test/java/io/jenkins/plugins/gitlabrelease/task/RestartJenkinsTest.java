package io.jenkins.plugins.gitlabrelease.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.EmulatedRelease.EmulatedLink;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.server.GitLabServer;
import io.jenkins.plugins.gitlabrelease.server.GitLabServers;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** Jenkins, in a process of its own, goes down in the middle of a publication and comes up again. */
class RestartJenkinsTest {

    private static final String PUBLISH = """
            gitlabRelease tag: 'v1.0', project: 'group/%s', artifacts: '*', checksums: true, description: '# Notes',
                links: [[name: 'Manual', url: 'https://docs.example.com/', type: 'runbook', path: '/manual']]
            """;

    @RegisterExtension
    private final RealJenkinsExtension jenkins = new RealJenkinsExtension();

    private GitLabEmulator gitlab;
    private EmulatedProject app;

    @BeforeEach
    void start() throws Throwable {
        gitlab = GitLabEmulator.start();
        app = gitlab.project("group/app");
        app.tag("v1.0");
        gitlab.project("group/undisturbed").tag("v1.0");
        jenkins.startJenkins();
        jenkins.runRemotely(RestartJenkinsTest::configure, gitlab.url(), gitlab.token(Role.DEVELOPER, "api"));
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    private static void configure(JenkinsRule j, String url, String token) throws Exception {
        SystemCredentialsProvider credentials = SystemCredentialsProvider.getInstance();
        credentials
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", null, Secret.fromString(token)));
        credentials.save();
        GitLabServer server = new GitLabServer("internal", url);
        server.setCredentialsId("token");
        server.setReadTimeout(600);
        GitLabServers.get().setServers(List.of(server));
    }

    private static void startJob(JenkinsRule j, String name, String script) throws Exception {
        WorkflowJob job = j.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition("""
            node {
              writeFile file: 'a.zip', text: 'a'
              writeFile file: 'b.zip', text: 'b'
              archiveArtifacts '*'
            }
            """ + script, true));
        job.scheduleBuild2(0).waitForStart();
    }

    private static WorkflowRun build(JenkinsRule j, String job, int number) throws Exception {
        return j.waitForCompletion(
                j.jenkins.getItemByFullName(job, WorkflowJob.class).getBuildByNumber(number));
    }

    private static String failedLog(JenkinsRule j) throws Exception {
        return JenkinsRule.getLog(j.assertBuildStatus(Result.FAILURE, build(j, "app", 1)));
    }

    private static void buildAgain(JenkinsRule j) throws Exception {
        j.buildAndAssertSuccess(j.jenkins.getItemByFullName("app", WorkflowJob.class));
    }

    private static String log(JenkinsRule j) throws Exception {
        return JenkinsRule.getLog(j.assertBuildStatusSuccess(build(j, "app", 1)));
    }

    private static void assertSuccess(JenkinsRule j) throws Exception {
        j.assertBuildStatusSuccess(build(j, "undisturbed", 1));
    }

    private void startAndStall(String script) throws Throwable {
        gitlab.faults().on("PUT", "/b.zip", Fault.stall()).times(1);
        jenkins.runRemotely(RestartJenkinsTest::startJob, "app", script);
        RunningJenkinsTest.eventually(
                "a silent upload",
                () -> gitlab.requests().stream()
                        .anyMatch(request -> request.rawPath().endsWith("/b.zip") && request.status() == 0));
        RunningJenkinsTest.eventually(
                "the other file",
                () -> app.packageFiles().stream()
                        .anyMatch(file -> file.fileName().equals("a.zip")));
    }

    /** What there is to see of a release, in one line each: nothing that differs between two projects. */
    private static List<String> stateOf(EmulatedProject project) {
        List<String> state = new ArrayList<>();
        project.packageFiles().forEach(file -> state.add("file " + file.fileName() + " " + file.sha256()));
        for (EmulatedLink link : project.release("v1.0").links()) {
            String url =
                    link.url().replace("/projects/" + project.id() + "/", "/").replace(project.path(), "");
            state.add("link " + link.name() + " " + link.path() + " " + link.type() + " " + url);
        }
        state.add("notes " + project.release("v1.0").description());
        state.sort(null);
        return state.stream()
                .map(line -> line.replace("/undisturbed/", "/app/"))
                .toList();
    }

    private void assertAsUndisturbed() throws Throwable {
        jenkins.runRemotely(RestartJenkinsTest::startJob, "undisturbed", PUBLISH.formatted("undisturbed"));
        jenkins.runRemotely(RestartJenkinsTest::assertSuccess);
        assertEquals(stateOf(gitlab.project("group/undisturbed")), stateOf(app));
    }

    private void assertTold(String log) {
        assertTrue(log.contains("[gitlab-release] this step was cut off by a restart of Jenkins"), log);
        assertTrue(log.contains("`gitlabRelease` cannot be resumed after a controller restart"), log);
    }

    @Test
    void aCrashIsToldAndTheNextRunCompletes() throws Throwable {
        startAndStall(PUBLISH.formatted("app"));
        jenkins.stopJenkinsForcibly();
        jenkins.startJenkins();
        assertTold(jenkins.runRemotely(RestartJenkinsTest::failedLog));
        assertEquals(0, app.releases().size());
        jenkins.runRemotely(RestartJenkinsTest::buildAgain);
        assertAsUndisturbed();
    }

    @Test
    void anOrderlyShutdownIsToldAndTheNextRunCompletes() throws Throwable {
        startAndStall(PUBLISH.formatted("app"));
        jenkins.stopJenkins();
        jenkins.startJenkins();
        assertTold(jenkins.runRemotely(RestartJenkinsTest::failedLog));
        jenkins.runRemotely(RestartJenkinsTest::buildAgain);
        assertAsUndisturbed();
    }

    @Test
    void retryGoesOnByItself() throws Throwable {
        startAndStall("retry(count: 2, conditions: [nonresumable()]) {\n" + PUBLISH.formatted("app") + "}");
        jenkins.stopJenkinsForcibly();
        jenkins.startJenkins();
        assertTold(jenkins.runRemotely(RestartJenkinsTest::log));
        assertAsUndisturbed();
    }
}
