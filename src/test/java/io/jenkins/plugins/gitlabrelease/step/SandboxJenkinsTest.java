package io.jenkins.plugins.gitlabrelease.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.result.DownloadedFile;
import io.jenkins.plugins.gitlabrelease.result.PublishedAsset;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.result.ReleaseInfo;
import io.jenkins.plugins.gitlabrelease.task.PublishingJenkinsTest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jenkinsci.plugins.scriptsecurity.scripts.ScriptApproval;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A sandboxed Pipeline reads all that the steps return, after it was stored; the properties are found in the classes. */
@WithJenkins
class SandboxJenkinsTest extends PublishingJenkinsTest {

    /** Reads every property of an object twice, as a property and by its getter, and says which. */
    private static String readAll(Class<?> bean, String variable) {
        StringBuilder script = new StringBuilder();
        for (Method getter : Arrays.stream(bean.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .filter(method -> method.getName().matches("(get|is)[A-Z].*") && method.getParameterCount() == 0)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .toList()) {
            String name = getter.getName().replaceFirst("get|is", "");
            String property = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            script.append(
                    "assert \"${%1$s.%2$s}\" == \"${%1$s.%3$s()}\"\n".formatted(variable, property, getter.getName()));
            script.append("echo \"read %s.%s\"\n".formatted(bean.getSimpleName(), property));
        }
        return script.toString();
    }

    private static long countOf(String log, Class<?> bean) {
        return log.lines()
                .filter(line -> line.startsWith("read " + bean.getSimpleName() + "."))
                .distinct()
                .count();
    }

    @Test
    void everyPropertyOfEveryBean() throws Exception {
        app.milestone("1.0");
        addToken("maintainer", gitlab.token(Role.MAINTAINER, "api"));
        WorkflowJob job = j.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(
                """
                node {
                  writeFile file: 'app.zip', text: 'application'
                  archiveArtifacts '*'
                }
                def release = gitlabRelease(tag: 'v1.0', project: 'group/app', artifacts: '*', milestones: ['1.0'],
                    description: 'Notes', evidence: true)
                def asset = release.assets[0]
                def info = gitlabReleaseInfo(project: 'group/app', tag: 'v1.0')
                def listed = gitlabReleases(project: 'group/app')[0]
                def link = info.assets[0]
                def evidence = info.evidences[0]
                def file
                node { file = gitlabReleaseDownload(project: 'group/app', tag: 'v1.0')[0] }
                def deleted = gitlabReleaseDelete(project: 'group/app', tag: 'v1.0', credentialsId: 'maintainer')
                def nothing = gitlabReleaseInfo(project: 'group/app', tag: 'v1.0')
                sleep 0
                assert deleted == ['v1.0'] && nothing == null
                """
                        + readAll(PublishedRelease.class, "release")
                        + readAll(PublishedAsset.class, "asset")
                        + readAll(ReleaseInfo.class, "info")
                        + readAll(ReleaseInfo.class, "listed")
                        + readAll(ReleaseInfo.Asset.class, "link")
                        + readAll(ReleaseInfo.CollectedEvidence.class, "evidence")
                        + readAll(DownloadedFile.class, "file"),
                true));
        WorkflowRun build = j.buildAndAssertSuccess(job);
        String log = JenkinsRule.getLog(build);
        assertTrue(countOf(log, PublishedRelease.class) >= 8, log);
        assertTrue(countOf(log, PublishedAsset.class) >= 7, log);
        assertTrue(countOf(log, ReleaseInfo.class) >= 14, log);
        assertTrue(countOf(log, ReleaseInfo.Asset.class) >= 5, log);
        assertTrue(countOf(log, ReleaseInfo.CollectedEvidence.class) >= 3, log);
        assertTrue(countOf(log, DownloadedFile.class) >= 5, log);
        assertEquals(Set.of(), ScriptApproval.get().getPendingSignatures());
    }
}
