package io.jenkins.plugins.gitlabrelease.demo;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import io.jenkins.plugins.gitlabrelease.option.ProjectOptions;
import io.jenkins.plugins.gitlabrelease.option.Variables;
import io.jenkins.plugins.gitlabrelease.origin.BuildOrigin;
import io.jenkins.plugins.gitlabrelease.release.publish.EngineFixture;
import io.jenkins.plugins.gitlabrelease.result.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.server.TransferPolicy;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseDeleteStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseDownloadStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseEvidenceStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseInfoStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseStep;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleasesStep;
import io.jenkins.plugins.gitlabrelease.task.BuildLog;
import io.jenkins.plugins.gitlabrelease.task.CollectEvidence;
import io.jenkins.plugins.gitlabrelease.task.DeleteReleases;
import io.jenkins.plugins.gitlabrelease.task.DownloadAssets;
import io.jenkins.plugins.gitlabrelease.task.ListReleases;
import io.jenkins.plugins.gitlabrelease.task.ProjectAccess;
import io.jenkins.plugins.gitlabrelease.task.PublishRelease;
import io.jenkins.plugins.gitlabrelease.task.ReadRelease;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** This plugin's steps by the names that their descriptors give them, run without a Jenkins. */
final class PluginSteps {

    private static final List<Class<? extends Step>> ALL = List.of(
            GitLabReleaseStep.class,
            GitLabReleasesStep.class,
            GitLabReleaseInfoStep.class,
            GitLabReleaseDownloadStep.class,
            GitLabReleaseDeleteStep.class,
            GitLabReleaseEvidenceStep.class);

    private final DemoServer server;
    private final Map<String, Class<? extends Step>> byName;

    PluginSteps(DemoServer server) {
        this.server = server;
        this.byName = byName();
    }

    /** All steps of the plugin by what a Pipeline calls them. */
    static Map<String, Class<? extends Step>> byName() {
        Map<String, Class<? extends Step>> steps = new TreeMap<>();
        for (Class<? extends Step> step : ALL) {
            steps.put(descriptorOf(step).getFunctionName(), step);
        }
        return steps;
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    boolean needsWorkspace(String name) {
        return descriptorOf(byName.get(name)).getRequiredContext().contains(FilePath.class);
    }

    /** Runs a step in a build and returns what the real step returns. */
    @CheckForNull
    Object run(String name, Map<String, ?> arguments, DemoBuild build) throws IOException, InterruptedException {
        Class<? extends Step> type = byName.get(name);
        Map<String, ?> given = descriptorOf(type) instanceof CustomDescribableModel custom
                ? custom.customInstantiate(new TreeMap<>(arguments))
                : arguments;
        Step step = DataBinding.bind(name, type, given);
        BuildLog log = new BuildLog(build.log());
        ProjectOptions options = (ProjectOptions) step;
        return run(
                step,
                new ProjectAccess(
                        options,
                        Variables.NONE,
                        new BuildOrigin(build.environment()),
                        server.client(options, log),
                        EngineFixture.TRANSFERS,
                        new TransferPolicy("test", true, null),
                        log),
                build);
    }

    /** As each step does, with a plain folder in the place of the workspace. */
    @CheckForNull
    private static Object run(Step step, ProjectAccess access, DemoBuild build)
            throws IOException, InterruptedException {
        if (step instanceof GitLabReleaseStep release) {
            return publish(release, access, build);
        } else if (step instanceof GitLabReleasesStep list) {
            return new ListReleases(list, access).list();
        } else if (step instanceof GitLabReleaseInfoStep info) {
            return new ReadRelease(info, access).info(info.isHtml());
        } else if (step instanceof GitLabReleaseDownloadStep download) {
            return new DownloadAssets(download, access)
                    .to(path -> new DemoFile(build.workspace().resolve(path)));
        } else if (step instanceof GitLabReleaseDeleteStep delete) {
            return new DeleteReleases(delete, access).run();
        } else if (step instanceof GitLabReleaseEvidenceStep evidence) {
            new CollectEvidence(evidence.getTag(), access).collect();
            return null;
        }
        throw new IllegalStateException("The demo cannot run " + step.getClass());
    }

    /** As {@link PublishRelease#inBuild} does, with the demo's archive in the place of Jenkins' own. */
    private static PublishedRelease publish(GitLabReleaseStep step, ProjectAccess access, DemoBuild build)
            throws IOException, InterruptedException {
        PublishedRelease release =
                new PublishedRelease(new PublishRelease(step, access, new DemoSources(build)).publish());
        access.log().line("Release " + release.getTag() + " " + release.getAction() + ": " + release.getUrl());
        build.releases().add(release);
        return release;
    }

    private static StepDescriptor descriptorOf(Class<? extends Step> step) {
        Class<?> descriptor = Arrays.stream(step.getDeclaredClasses())
                .filter(StepDescriptor.class::isAssignableFrom)
                .findFirst()
                .orElseThrow();
        try {
            return (StepDescriptor) descriptor.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
