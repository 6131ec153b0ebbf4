package io.jenkins.plugins.gitlabrelease.acceptance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.gitlab.FileTarget;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.gitlab.model.Release;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ReleaseLink;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.GitLabToken;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ParallelWork;
import io.jenkins.plugins.gitlabrelease.release.ReleaseAction;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.existing.AssetDownload;
import io.jenkins.plugins.gitlabrelease.release.existing.AssetSelection;
import io.jenkins.plugins.gitlabrelease.release.existing.ReleaseDeletion;
import io.jenkins.plugins.gitlabrelease.release.publish.ReleaseEngine;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users do from the first release to the last, done by the plugin's engine with a GitLab. */
final class Stories {

    private static final ParallelWork TRANSFERS =
            ParallelWork.inOwnThreads(ParallelWork.USUAL_PLACES, "story transfer");

    private interface Step {
        void play() throws Exception;
    }

    private final GitLabClient client;
    private final ProjectId project;
    private final PrintStream out;
    private int failed;

    Stories(String url, String project, String token, PrintStream out) {
        this.client = GitLabClient.builder(ServerUrl.parse(url))
                .token(GitLabToken.personal(token))
                .build();
        this.project = ProjectId.of(project);
        this.out = out;
    }

    /** @return how many steps went otherwise than they should */
    int run() {
        oneReleaseFromItsTagToItsEnd("v1.0.0");
        oneReleaseFromItsTagToItsEnd("lib/v1.0.0+build.7");
        return failed;
    }

    private void oneReleaseFromItsTagToItsEnd(String tag) {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        BytesAsset app = new BytesAsset("dist/app 1.0~rc1+b.zip", large);
        BytesAsset notes = BytesAsset.of("dist/README.txt", "read me");
        BytesAsset changed = BytesAsset.of("dist/README.txt", "read me again");
        RequestBuilder first = request(tag, app, notes);
        step(tag, "is published with its tag, its files and their checksums", () -> {
            assertEquals(ReleaseAction.CREATED, publish(first.build()));
            Map<String, byte[]> files = download(tag);
            assertArrayEquals(large, fileOf(files, "app"));
            assertEquals("read me", new String(fileOf(files, "README")));
            assertTrue(new String(fileOf(files, "SHA256SUMS")).lines().count() == 2);
        });
        step(
                tag,
                "is not touched by the same build again",
                () -> assertEquals(
                        ReleaseAction.UNCHANGED,
                        publish(request(tag, app, notes).build())));
        step(tag, "gets a file that changed", () -> {
            assertEquals(
                    ReleaseAction.UPDATED, publish(request(tag, app, changed).build()));
            assertEquals("read me again", new String(fileOf(download(tag), "README")));
        });
        step(tag, "gets other notes", () -> {
            publish(request(tag, app, changed).description("# Other\n\nnotes").build());
            assertEquals("# Other\n\nnotes", release(tag).orElseThrow().description());
        });
        step(tag, "loses what is pruned", () -> {
            publish(request(tag, app)
                    .description("# Other\n\nnotes")
                    .prune(true)
                    .build());
            Set<String> names = release(tag).orElseThrow().links().stream()
                    .map(ReleaseLink::name)
                    .collect(Collectors.toSet());
            assertEquals(Set.of("app 1.0~rc1+b.zip", "SHA256SUMS", "Documentation"), names);
        });
        step(tag, "is deleted with its files and its tag", () -> {
            new ReleaseDeletion(client, line -> {}, new ReleaseDeletion.Options(true, true, false))
                    .delete(project, tag);
            assertEquals(Optional.empty(), release(tag));
            assertEquals(Optional.empty(), client.tags(project).find(tag));
        });
    }

    private static RequestBuilder request(String tag, BytesAsset... assets) {
        return RequestBuilder.of(tag)
                .ref("main")
                .name("Release " + tag)
                .description("# Notes\n\n* äöü 中文 😀")
                .assets(List.of(assets))
                .links(List.of(new LinkRequest("Documentation", "https://example.com/docs", LinkType.RUNBOOK, null)))
                .packageName("story")
                .checksums(true);
    }

    private ReleaseAction publish(ReleaseRequest request) throws Exception {
        return new ReleaseEngine(client, line -> {}, TRANSFERS)
                .publish(project, request)
                .action();
    }

    private Optional<Release> release(String tag) throws Exception {
        return client.releases(project).find(tag);
    }

    private Map<String, byte[]> download(String tag) throws Exception {
        Path directory = Files.createTempDirectory("gitlab-release-story");
        try {
            new AssetDownload(client, line -> {}, TRANSFERS)
                    .run(
                            project,
                            release(tag).orElseThrow(),
                            new AssetSelection("**", false, false),
                            path -> new FileTarget(directory.resolve(path)));
            Map<String, byte[]> files = new LinkedHashMap<>();
            try (Stream<Path> found = Files.walk(directory)) {
                for (Path file : found.filter(Files::isRegularFile).toList()) {
                    files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            return files;
        } finally {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static byte[] fileOf(Map<String, byte[]> files, String start) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + start + " in " + files.keySet()));
    }

    private void step(String tag, String what, Step step) {
        try {
            step.play();
            out.println("done     a release of " + tag + " " + what);
        } catch (Exception | AssertionError e) {
            failed++;
            out.println("FAILED   a release of " + tag + " " + what + ": " + e.getMessage());
        }
    }
}
