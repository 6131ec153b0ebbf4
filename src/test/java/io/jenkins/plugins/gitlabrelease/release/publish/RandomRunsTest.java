package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.ProjectId;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.NameUnescape;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseLog;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long random stories of one release, with fixed seeds, told to the engine and to a model of a few lines. */
class RandomRunsTest {

    /** 50 unless the system property says otherwise, as the profile {@code thorough} does. */
    private static final int SEQUENCES = Integer.getInteger("gitlabrelease.stories", 50);
    private static final int OPERATIONS = 50;
    private static final List<String> FILES = List.of("a.jar", "b+1.zip", "c.txt", "dir/d.bin", "e_.tgz");

    /** Each shard has a GitLab of its own, so that one story's faults do not strike another's requests. */
    private static final int SHARDS = 4;

    @Test
    void keepTheModelAndGitLabEqual() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SHARDS);
        try {
            List<Future<Integer>> shards = IntStream.range(0, SHARDS)
                    .mapToObj(shard -> threads.submit(() -> tellStories(shard)))
                    .toList();
            int told = 0;
            for (Future<Integer> shard : shards) {
                told += shard.get();
            }
            assertEquals(SEQUENCES, told);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int tellStories(int shard) throws Exception {
        int told = 0;
        try (GitLabEmulator gitlab = GitLabEmulator.start()) {
            String token = gitlab.token(Role.MAINTAINER, "api");
            for (int seed = shard; seed < SEQUENCES; seed += SHARDS) {
                new Story(gitlab, token, seed).tell();
                gitlab.clearRequests();
                told++;
            }
        }
        return told;
    }

    /** What the release and its package should hold: names with their content, and external links. */
    private static final class Model {
        boolean released;
        String name;
        final Map<String, String> linkedFiles = new TreeMap<>();
        final Map<String, String> links = new TreeMap<>();
        final Map<String, String> stored = new TreeMap<>();

        void publish(ReleaseRequest request) {
            Map<String, String> wanted = new TreeMap<>();
            request.files()
                    .assets()
                    .forEach(asset -> wanted.put(asset.name(), new String(((BytesAsset) asset).bytes())));
            stored.putAll(wanted);
            if (request.behaviour().prune()) {
                linkedFiles.keySet().retainAll(wanted.keySet());
                stored.keySet().retainAll(wanted.keySet());
            }
            linkedFiles.putAll(wanted);
            linkedFiles.replaceAll((file, content) -> stored.get(file));
            request.links().forEach(link -> links.put(link.name(), link.url()));
            released = true;
            name = request.details().name();
        }

        void delete() {
            released = false;
            linkedFiles.clear();
            links.clear();
        }
    }

    private static final class Story {

        private final Random random;
        private final int seed;
        private final GitLabEmulator gitlab;
        private final String token;
        private final EmulatedProject project;
        private final Model model = new Model();
        private final List<String> told = new ArrayList<>();

        Story(GitLabEmulator gitlab, String token, int seed) {
            this.gitlab = gitlab;
            this.token = token;
            this.seed = seed;
            random = new Random(seed);
            project = gitlab.project("stories/s" + seed);
            project.tag("v1.0");
        }

        void tell() throws Exception {
            for (int i = 0; i < OPERATIONS; i++) {
                operate();
                assertEquals(expected(), actual(), () -> "seed " + seed + ": " + told);
            }
        }

        private void operate() throws Exception {
            int dice = random.nextInt(10);
            if (dice == 0 && model.released) {
                told.add("delete");
                client().releases(ProjectId.of(project.id())).delete("v1.0");
                model.delete();
                return;
            }
            ReleaseRequest request = randomRequest();
            if (dice < 4) {
                disturb(request);
            }
            told.add("publish "
                    + request.files().assets().stream().map(Asset::name).toList() + " prune "
                    + request.behaviour().prune());
            engine().publish(ProjectId.of(project.id()), request);
            model.publish(request);
        }

        private void disturb(ReleaseRequest request) throws InterruptedException {
            int k = 1 + random.nextInt(12);
            boolean once = random.nextBoolean();
            told.add((once ? "fault at " : "cancelled at ") + k);
            if (once) {
                gitlab.faults().failRequest(k, random.nextBoolean() ? Fault.status(502) : Fault.commitThenClose());
            } else {
                gitlab.faults().on("*", "", Fault.close()).after(k - 1);
            }
            try {
                engine().publish(ProjectId.of(project.id()), request);
            } catch (ReleaseException e) {
                told.add("failed");
            }
            gitlab.faults().clear();
        }

        private ReleaseRequest randomRequest() {
            List<Asset> assets = new ArrayList<>();
            for (String file : FILES) {
                if (random.nextInt(3) > 0) {
                    assets.add(BytesAsset.of(file, "content " + random.nextInt(3)));
                }
            }
            List<LinkRequest> links = new ArrayList<>();
            if (random.nextBoolean()) {
                String url = "https://example.com/" + random.nextInt(3);
                links.add(new LinkRequest("Manual", url, LinkType.RUNBOOK, null));
            }
            return RequestBuilder.of("v1.0")
                    .name("Release " + random.nextInt(3))
                    .assets(assets)
                    .links(links)
                    .prune(random.nextInt(3) == 0)
                    .build();
        }

        private List<Object> expected() {
            return List.of(
                    model.released,
                    String.valueOf(model.released ? model.name : null),
                    model.linkedFiles,
                    model.links,
                    model.stored);
        }

        private List<Object> actual() {
            var release = project.releases().get("v1.0");
            Map<String, String> stored = new TreeMap<>();
            for (var file : project.packageFiles()) {
                String name = NameUnescape.unescape(file.fileName());
                if (stored.put(name, new String(file.bytes())) != null) {
                    stored.put(name, "stored twice");
                }
            }
            Map<String, String> linkedFiles = new TreeMap<>();
            Map<String, String> links = new TreeMap<>();
            if (release != null) {
                release.links().forEach(link -> {
                    if (link.url().startsWith(gitlab.url())) {
                        linkedFiles.put(link.name(), String.valueOf(stored.get(link.name())));
                    } else {
                        links.put(link.name(), link.url());
                    }
                });
            }
            return List.of(
                    release != null,
                    String.valueOf(release == null ? null : release.name()),
                    linkedFiles,
                    links,
                    stored);
        }

        private ReleaseEngine engine() {
            return new ReleaseEngine(client(), ReleaseLog.SILENT, EngineFixture.TRANSFERS);
        }

        private GitLabClient client() {
            return EngineFixture.client(gitlab.url(), token, GitLabEvents.NONE);
        }
    }
}
