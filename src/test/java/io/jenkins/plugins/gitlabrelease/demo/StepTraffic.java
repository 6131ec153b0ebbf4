package io.jenkins.plugins.gitlabrelease.demo;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.RecordedRequest;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The requests of each step, called in the ways that make all the requests it knows. */
final class StepTraffic {

    private final Map<String, List<RecordedRequest>> requests = new TreeMap<>();
    private final GitLabEmulator gitlab;
    private final PluginSteps steps;
    private final DemoBuild build;

    private StepTraffic(GitLabEmulator gitlab, Path directory) throws IOException {
        this.gitlab = gitlab;
        steps = new PluginSteps(new DemoServer(gitlab.url(), gitlab.token(Role.MAINTAINER, "api")));
        PrintStream log = new PrintStream(OutputStream.nullOutputStream());
        build = new DemoBuild(directory, Map.of("GIT_URL", gitlab.url() + "/acme/app.git"), log);
    }

    /** @param directory an empty one for the build */
    static Map<String, List<RecordedRequest>> record(Path directory) throws IOException, InterruptedException {
        try (GitLabEmulator gitlab = GitLabEmulator.start()) {
            StepTraffic traffic = new StepTraffic(gitlab, directory);
            EmulatedProject app = gitlab.project("acme/app");
            app.protectTag("v*", Role.DEVELOPER);
            app.milestone("1, 2");
            app.milestone("3");
            app.addRelease("v0.9", null, null);
            traffic.publish();
            traffic.read();
            traffic.delete();
            return traffic.requests;
        }
    }

    private void publish() throws IOException, InterruptedException {
        artifact("first");
        String name = "Documentation";
        Map<String, ?> link = Map.of("name", name, "url", "https://a.example/", "type", "runbook", "path", "/docs");
        call(
                "gitlabRelease",
                Map.of("tag", "v1.0.0", "ref", "main", "tagMessage", "One", "milestones", List.of("1, 2")));
        call(
                "gitlabRelease",
                Map.of(
                        "tag",
                        "v1.1.0",
                        "ref",
                        "main",
                        "name",
                        "One",
                        "description",
                        "Notes",
                        "changelog",
                        "gitlab",
                        "releasedAt",
                        "2026-03-01",
                        "milestones",
                        List.of("3"),
                        "artifacts",
                        "*",
                        "evidence",
                        true,
                        "links",
                        List.of(link)));
        artifact("second");
        Map<String, ?> other = Map.of("name", name, "url", "https://b.example/", "type", "image", "path", "/docs");
        call(
                "gitlabRelease",
                Map.of(
                        "tag",
                        "v1.1.0",
                        "name",
                        "Two",
                        "description",
                        "Other notes",
                        "releasedAt",
                        "2026-03-02",
                        "milestones",
                        List.of("1, 2"),
                        "artifacts",
                        "*",
                        "links",
                        List.of(other)));
        Map<String, ?> added = Map.of("name", "More", "url", "https://c.example/", "path", "/more");
        call(
                "gitlabRelease",
                Map.of(
                        "tag",
                        "v1.1.0",
                        "milestones",
                        List.of("3", "4"),
                        "createMilestones",
                        true,
                        "closeMilestones",
                        true,
                        "links",
                        List.of(added),
                        "prune",
                        true));
        artifact("third");
        call("gitlabRelease", Map.of("tag", "v1.1.0", "artifacts", "*"));
        build.variables()
                .put(
                        "GIT_COMMIT",
                        gitlab.project("acme/app").tag("v2.0").commit().sha());
        gitlab.project("acme/app").commit("main", "next");
        gitlab.project("acme/app").deleteTag("v1.0.0").deleteTag("v1.1.0").deleteTag("v0.9");
        call("gitlabRelease", Map.of());
    }

    private void read() throws IOException, InterruptedException {
        call("gitlabReleases", Map.of("html", true, "updatedAfter", "2000-01-01", "updatedBefore", "2099-01-01"));
        call("gitlabReleases", Map.of("group", "acme"));
        call("gitlabReleaseInfo", Map.of("tag", "v1.1.0", "html", true));
        call("gitlabReleaseInfo", Map.of("latest", true));
        call("gitlabReleaseDownload", Map.of("tag", "v1.1.0"));
        call("gitlabReleaseDownload", Map.of("latest", true, "allowEmpty", true));
        call("gitlabReleaseEvidence", Map.of("tag", "v1.1.0"));
    }

    private void delete() throws IOException, InterruptedException {
        gitlab.project("acme/app").tag("v1.1.0");
        call("gitlabReleaseDelete", Map.of("tag", "v1.1.0", "packages", true, "deleteTag", true));
        call("gitlabReleaseDelete", Map.of("tagPattern", "*"));
    }

    private void artifact(String text) throws IOException {
        Files.writeString(build.archive().resolve("app.txt"), text);
    }

    private void call(String step, Map<String, ?> arguments) throws IOException, InterruptedException {
        gitlab.clearRequests();
        steps.run(step, arguments, build);
        requests.computeIfAbsent(step, name -> new ArrayList<>()).addAll(gitlab.requests());
    }
}
