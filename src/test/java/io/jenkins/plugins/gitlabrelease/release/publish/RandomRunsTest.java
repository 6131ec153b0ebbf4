package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.EmulatedProject;
import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.GitLabEmulator;
import io.jenkins.plugins.gitlabrelease.emulator.LateCommit;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.GitLabClient;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.gitlab.model.PackageStatus;
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

    /** In a third of the stories GitLab lists the package after one run and hides it after another. */
    private static final List<PackageStatus> STATUSES = List.of(PackageStatus.HIDDEN, PackageStatus.DEFAULT);

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
            String maintainer = gitlab.token(Role.MAINTAINER, "api");
            String developer = gitlab.token(Role.DEVELOPER, "api");
            for (int seed = shard; seed < SEQUENCES; seed += SHARDS) {
                boolean mayDelete = seed / SHARDS % 2 == 0;
                new Story(gitlab, mayDelete ? maintainer : developer, mayDelete, seed).tell();
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
        private final boolean mayDelete;
        private final EmulatedProject project;
        private final Model model = new Model();
        private final List<String> told = new ArrayList<>();

        Story(GitLabEmulator gitlab, String token, boolean mayDelete, int seed) {
            this.gitlab = gitlab;
            this.token = token;
            this.mayDelete = mayDelete;
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
            LateCommit late = LateCommit.onDemand();
            if (once) {
                List<Fault> faults =
                        List.of(Fault.status(502), Fault.commitThenClose(), Fault.statusThenCommit(504, late));
                gitlab.faults().failRequest(k, faults.get(random.nextInt(faults.size())));
            } else if (random.nextBoolean()) {
                gitlab.faults().failRequest(k, Fault.closeThenCommit(late));
                gitlab.faults().on("*", "", Fault.close()).after(k);
            } else {
                gitlab.faults().on("*", "", Fault.close()).after(k - 1);
            }
            Map<String, String> before = Snapshot.downloads(project, "v1.0");
            try {
                engine().publish(ProjectId.of(project.id()), request);
            } catch (ReleaseException e) {
                told.add("failed: " + e.getMessage());
                compare(before, Snapshot.downloads(project, "v1.0"), e.getMessage());
            }
            gitlab.faults().clear();
            late.commitNow();
            assertFalse(
                    Snapshot.downloads(project, "v1.0").containsValue("nothing"), () -> "seed " + seed + ": " + told);
        }

        /** What people get with other bytes after a failure is named in its message. */
        private void compare(Map<String, String> before, Map<String, String> after, String message) {
            before.forEach((name, bytes) -> {
                String now = after.getOrDefault(name, bytes);
                boolean said = message.contains("The release has changed in part: ");
                assertTrue(now.equals(bytes) || said, () -> "seed " + seed + ": " + name + " " + told);
            });
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
                    .packageStatus(seed % 3 == 0 ? STATUSES.get(random.nextInt(STATUSES.size())) : null)
                    .build();
        }

        private List<Object> expected() {
            return List.of(
                    model.released,
                    String.valueOf(model.released ? model.name : null),
                    model.linkedFiles,
                    model.links,
                    mayDelete ? model.stored : "not looked at");
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
            Map<String, String> links = new TreeMap<>();
            if (release != null) {
                release.links().stream()
                        .filter(link -> !link.url().startsWith(gitlab.url()))
                        .forEach(link -> links.put(link.name(), link.url()));
            }
            return List.of(
                    release != null,
                    String.valueOf(release == null ? null : release.name()),
                    Snapshot.downloads(project, "v1.0"),
                    links,
                    mayDelete ? stored : "not looked at");
        }

        private ReleaseEngine engine() {
            return new ReleaseEngine(client(), ReleaseLog.SILENT, EngineFixture.TRANSFERS);
        }

        private GitLabClient client() {
            return EngineFixture.client(gitlab.url(), token, GitLabEvents.NONE);
        }
    }
}
