package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Faults;
import io.jenkins.plugins.gitlabrelease.emulator.LateCommit;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.http.GitLabEvents;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import io.jenkins.plugins.gitlabrelease.release.plan.Checksums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something goes wrong at every single request of a run, in every way there is; then the run is repeated undisturbed. What
 * GitLab has afterwards must not differ from what a run without any trouble leaves, and nothing that was published and is
 * still wanted may be missing for a moment.
 */
class InterruptedRunTest {

    private static final Asset JAR = BytesAsset.of("app.jar", "the jar");
    private static final Asset NEW_JAR = BytesAsset.of("app.jar", "another jar");
    private static final Asset ZIP = BytesAsset.of("app.zip", "the zip");
    private static final Asset OLD = BytesAsset.of("old.txt", "not wanted any more");
    private static final LinkRequest DOCS = new LinkRequest("Manual", "https://example.com/1", LinkType.RUNBOOK, null);

    /** What is there before the run that crashes, and what that run asks for. */
    enum Scenario {
        FRESH {
            @Override
            List<ReleaseRequest> before() {
                return List.of();
            }
        },
        UPDATE_WITH_REPLACED_AND_PRUNED_ASSETS {
            @Override
            List<ReleaseRequest> before() {
                return List.of(request("1.0 rc", List.of(JAR, ZIP, OLD)));
            }
        },
        RERUN {
            @Override
            List<ReleaseRequest> before() {
                return List.of(wanted());
            }
        };

        abstract List<ReleaseRequest> before();

        static ReleaseRequest wanted() {
            return request("1.0", List.of(NEW_JAR, ZIP));
        }

        private static ReleaseRequest request(String name, List<Asset> assets) {
            return RequestBuilder.of("v1.0")
                    .name(name)
                    .description("Notes of " + name)
                    .assets(assets)
                    .links(List.of(DOCS))
                    .checksums(true)
                    .prune(true)
                    .build();
        }
    }

    /** In which way the k-th request goes wrong. */
    private enum Trouble {
        ONCE_BEFORE_IT_ARRIVES {
            @Override
            void plan(Faults faults, int k) {
                faults.failRequest(k, Fault.reset());
            }
        },
        ONCE_AFTER_THE_COMMIT {
            @Override
            void plan(Faults faults, int k) {
                faults.failRequest(k, Fault.commitThenClose());
            }
        },
        ONCE_AFTER_THE_COMMIT_WITH_AN_ANSWER {
            @Override
            void plan(Faults faults, int k) {
                faults.failRequest(k, Fault.commitThenStatus(500));
            }
        },
        FOR_GOOD_BEFORE_IT_ARRIVES {
            @Override
            void plan(Faults faults, int k) {
                faults.on("*", "", Fault.close()).after(k - 1);
            }
        },
        FOR_GOOD_AFTER_THE_COMMIT {
            @Override
            void plan(Faults faults, int k) {
                faults.failRequest(k, Fault.commitThenClose());
                faults.on("*", "", Fault.close()).after(k);
            }
        },
        ONCE_AND_COMMITTED_AFTER_THE_RUN {
            @Override
            void plan(Faults faults, int k, LateCommit late) {
                faults.failRequest(k, Fault.statusThenCommit(504, late));
            }
        },
        FOR_GOOD_AND_COMMITTED_AFTER_THE_RUN {
            @Override
            void plan(Faults faults, int k, LateCommit late) {
                faults.failRequest(k, Fault.closeThenCommit(late));
                faults.on("*", "", Fault.close()).after(k);
            }
        };

        void plan(Faults faults, int k) {
            throw new UnsupportedOperationException();
        }

        void plan(Faults faults, int k, LateCommit late) {
            plan(faults, k);
        }
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void isForgottenByTheNextRun(Scenario scenario) throws Exception {
        isForgottenByTheNextRun(scenario, false);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void isForgottenByTheNextRunWhenAnotherMachineSendsTheFiles(Scenario scenario) throws Exception {
        isForgottenByTheNextRun(scenario, true);
    }

    private static void isForgottenByTheNextRun(Scenario scenario, boolean elsewhere) throws Exception {
        Run undisturbed = run(scenario, Integer.MAX_VALUE, Trouble.ONCE_BEFORE_IT_ARRIVES, Role.MAINTAINER, elsewhere);
        assertTrue(undisturbed.requests > 3, "there are requests to disturb");
        for (Trouble trouble : Trouble.values()) {
            for (int k = 1; k <= undisturbed.requests; k++) {
                Run disturbed = run(scenario, k, trouble, Role.MAINTAINER, elsewhere);
                String what = scenario + ", request " + k + " fails " + trouble + "\n" + disturbed.log;
                assertEquals(undisturbed.end, disturbed.end, what);
                assertEquals(List.of(), disturbed.gaps, what);
            }
        }
    }

    /** A developer may not delete files, so that more of them stay; what people download is the same. */
    @ParameterizedTest
    @EnumSource(Scenario.class)
    void isForgottenByTheNextRunOfATokenThatMayNotDelete(Scenario scenario) throws Exception {
        Run undisturbed = run(scenario, Integer.MAX_VALUE, Trouble.ONCE_BEFORE_IT_ARRIVES, Role.DEVELOPER, false);
        for (Trouble trouble : Trouble.values()) {
            for (int k = 1; k <= undisturbed.requests; k++) {
                Run disturbed = run(scenario, k, trouble, Role.DEVELOPER, false);
                String what = scenario + ", request " + k + " fails " + trouble + "\n" + disturbed.log;
                assertEquals(undisturbed.end.releases(), disturbed.end.releases(), what);
                assertEquals(List.of(), disturbed.gaps, what);
            }
        }
    }

    /** How a disturbed run and its undisturbed repetition went. */
    private record Run(int requests, Snapshot end, List<String> gaps, List<String> log) {}

    private static Run run(Scenario scenario, int k, Trouble trouble, Role role, boolean elsewhere) throws Exception {
        try (EngineFixture fixture = new EngineFixture().elsewhere(elsewhere)) {
            for (ReleaseRequest request : scenario.before()) {
                fixture.publish(request);
            }
            fixture.token(fixture.gitlab.token(role, "api"));
            Downloads downloads = new Downloads(fixture);
            Map<String, String> before = fixture.downloads();
            LateCommit late = LateCommit.onDemand();
            fixture.gitlab.clearRequests();
            trouble.plan(fixture.gitlab.faults(), k, late);
            try {
                fixture.engine(fixture.client(fixture.gitlab.url(), downloads))
                        .publish(EngineFixture.PROJECT, fixture.placed(Scenario.wanted()));
            } catch (ReleaseException e) {
                fixture.log.add("failed: " + e.getMessage());
                downloads.compare(before, e.getMessage());
            }
            int requests = fixture.gitlab.requests().size();
            fixture.gitlab.faults().clear();
            late.commitNow();
            downloads.request("late commit", "", 0);
            fixture.engine(fixture.client(fixture.gitlab.url(), downloads))
                    .publish(EngineFixture.PROJECT, fixture.placed(Scenario.wanted()));
            return new Run(requests, fixture.snapshot(), downloads.found, fixture.log);
        }
    }

    /** Looks after each request whether every asset that was there and is wanted can still be downloaded. */
    private static final class Downloads implements GitLabEvents {

        private final EngineFixture fixture;
        private final Set<String> expected = new TreeSet<>();
        private final List<String> found = new ArrayList<>();

        Downloads(EngineFixture fixture) {
            this.fixture = fixture;
            Set<String> wanted = Set.of("app.jar", "app.zip", "Manual", Checksums.NAME);
            links().stream().filter(wanted::contains).forEach(expected::add);
        }

        private Set<String> links() {
            return fixture.project.releases().values().stream()
                    .flatMap(release -> release.links().stream())
                    .map(link -> link.name())
                    .collect(Collectors.toSet());
        }

        @Override
        public synchronized void request(String method, String path, int status) {
            Map<String, String> now = fixture.downloads();
            Set<String> links = links();
            for (String name : expected) {
                if (!links.contains(name)) {
                    found.add(name + " has no link after " + method + " " + path);
                }
            }
            now.forEach((name, bytes) -> {
                if (bytes.equals("nothing")) {
                    found.add(name + " cannot be downloaded after " + method + " " + path);
                }
            });
        }

        /** After a failure, what people get with other bytes than before is named. */
        synchronized void compare(Map<String, String> before, String message) {
            Map<String, String> now = fixture.downloads();
            for (String name : expected) {
                boolean said = message.contains("The release has changed in part") && message.contains(name);
                if (!said && !Objects.equals(before.get(name), now.get(name))) {
                    found.add(name + " has other bytes, and the message does not say so: " + message);
                }
            }
        }
    }
}
