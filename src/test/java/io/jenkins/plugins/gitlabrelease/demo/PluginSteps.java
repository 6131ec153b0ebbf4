package io.jenkins.plugins.gitlabrelease.demo;

import io.jenkins.plugins.gitlabrelease.build.BuildFacts;
import io.jenkins.plugins.gitlabrelease.build.BuildLog;
import io.jenkins.plugins.gitlabrelease.build.ProjectAccess;
import io.jenkins.plugins.gitlabrelease.build.PublishedRelease;
import io.jenkins.plugins.gitlabrelease.build.ReleasePublication;
import io.jenkins.plugins.gitlabrelease.release.EngineOptions;
import io.jenkins.plugins.gitlabrelease.step.GitLabReleaseStep;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** This plugin's steps by the names that their descriptors give them, run without a Jenkins. */
final class PluginSteps {

    private static final List<Class<? extends Step>> ALL = List.of(GitLabReleaseStep.class);

    private final DemoServer server;
    private final Map<String, Class<? extends Step>> byName = new TreeMap<>();

    PluginSteps(DemoServer server) {
        this.server = server;
        for (Class<? extends Step> step : ALL) {
            byName.put(descriptorOf(step).getFunctionName(), step);
        }
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** Runs a step in a build and returns what the real step returns. */
    Object run(String name, Map<String, ?> arguments, DemoBuild build) throws IOException, InterruptedException {
        Step step = DataBinding.bind(name, byName.get(name), arguments);
        if (step instanceof GitLabReleaseStep release) {
            return publish(release, build);
        }
        throw new IllegalStateException("The demo cannot run " + step.getClass());
    }

    /** As {@code BuildRelease} does, with the demo's server and archive in the place of Jenkins' own. */
    private PublishedRelease publish(GitLabReleaseStep step, DemoBuild build) throws IOException, InterruptedException {
        BuildLog log = new BuildLog(build.log());
        ProjectAccess access = new ProjectAccess(
                step, new BuildFacts(build.environment()), server.client(step, log), EngineOptions.DEFAULT, log);
        PublishedRelease release =
                new PublishedRelease(new ReleasePublication(step, access, new DemoSources(build)).publish());
        log.line("Release " + release.getTag() + " " + release.getAction() + ": " + release.getUrl());
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
