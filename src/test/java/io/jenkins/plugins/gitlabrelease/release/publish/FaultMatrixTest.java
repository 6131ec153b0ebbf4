package io.jenkins.plugins.gitlabrelease.release.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.jenkins.plugins.gitlabrelease.emulator.Fault;
import io.jenkins.plugins.gitlabrelease.emulator.Faults.FaultRule;
import io.jenkins.plugins.gitlabrelease.emulator.LateCommit;
import io.jenkins.plugins.gitlabrelease.emulator.Role;
import io.jenkins.plugins.gitlabrelease.gitlab.model.LinkType;
import io.jenkins.plugins.gitlabrelease.release.Asset;
import io.jenkins.plugins.gitlabrelease.release.BytesAsset;
import io.jenkins.plugins.gitlabrelease.release.LinkRequest;
import io.jenkins.plugins.gitlabrelease.release.ReleaseException;
import io.jenkins.plugins.gitlabrelease.release.ReleaseRequest;
import io.jenkins.plugins.gitlabrelease.release.RequestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fault on every kind of request, once and for good, with the outcome that {@code docs/internals/fault-matrix.md} promises. The
 * table there is what these tests read; a row or column that is missing here fails, and so does one missing there.
 */
class FaultMatrixTest {

    private static final Path TABLE = Path.of("docs/internals/fault-matrix.md");

    private static final Asset JAR = BytesAsset.of("app.jar", "the jar");
    private static final Asset NEW_JAR = BytesAsset.of("app.jar", "another jar");
    private static final Asset OLD = BytesAsset.of("old.txt", "not wanted any more");

    /** A kind of request: how to recognise it. */
    private record Kind(String method, String pathPart) {}

    private static final String PROJECT = "projects/acme%2Fapp";

    private static final Map<String, String> WANTED = Map.of("app.jar", "another jar", "new.txt", "new");

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();
    private static final Map<String, Function<LateCommit, Fault>> FAULTS = new LinkedHashMap<>();

    static {
        KINDS.put("read the project", new Kind("GET", PROJECT));
        KINDS.put("read the release", new Kind("GET", "/releases/v1.0"));
        KINDS.put("read the tag", new Kind("GET", "/repository/tags/"));
        KINDS.put("list packages", new Kind("GET", "/packages?"));
        KINDS.put("list package files", new Kind("GET", "/package_files"));
        KINDS.put("list protected tags", new Kind("GET", "/protected_tags"));
        KINDS.put("find the milestone", new Kind("GET", "/milestones"));
        KINDS.put("upload a file", new Kind("PUT", "/packages/generic/"));
        KINDS.put("create the release", new Kind("POST", "/releases"));
        KINDS.put("update the release", new Kind("PUT", "/releases/v1.0"));
        KINDS.put("create a link", new Kind("POST", "/assets/links"));
        KINDS.put("update a link", new Kind("PUT", "/assets/links/"));
        KINDS.put("delete a link", new Kind("DELETE", "/assets/links/"));
        KINDS.put("delete a package file", new Kind("DELETE", "/package_files/"));
        KINDS.put("list the releases", new Kind("GET", "/releases?"));
        KINDS.put("collect evidence", new Kind("POST", "/evidence"));

        FAULTS.put("500", late -> Fault.status(500));
        FAULTS.put("502", late -> Fault.status(502));
        FAULTS.put("reset", late -> Fault.reset());
        FAULTS.put("closed", late -> Fault.close());
        FAULTS.put("done, closed", late -> Fault.commitThenClose());
        FAULTS.put("done, 500", late -> Fault.commitThenStatus(500));
        FAULTS.put("truncated", late -> Fault.truncate());
        FAULTS.put("not JSON", late -> Fault.notJson());
        FAULTS.put("429", late -> Fault.rateLimited(Instant.EPOCH, Instant.EPOCH.plusSeconds(60)));
        FAULTS.put("409 lock", late -> Fault.resourceLock());
        FAULTS.put("403", late -> Fault.message(403, "403 Forbidden"));
        FAULTS.put("504, done late", late -> Fault.statusThenCommit(504, late));
        FAULTS.put("cut, done late", Fault::closeThenCommit);
        FAULTS.put("413", late -> Fault.tooLarge());
    }

    @TestFactory
    List<DynamicTest> everyFaultEndsAsPromised() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        promises()
                .forEach((kind, cells) -> cells.forEach((fault, promise) -> tests.add(dynamicTest(
                        kind + ": " + fault,
                        () -> assertEquals(
                                promise,
                                outcome(kind, fault, true, Role.MAINTAINER, false) + " / "
                                        + outcome(kind, fault, false, Role.MAINTAINER, false))))));
        assertEquals(KINDS.size() * FAULTS.size(), tests.size(), "the table is complete");
        return tests;
    }

    /** It makes no difference who sends the files. */
    @TestFactory
    List<DynamicTest> everyFaultEndsAsPromisedWhenAnotherMachineSendsTheFiles() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, Map<String, String>> promises = promises();
        for (String kind : List.of("upload a file", "create the release", "update the release")) {
            promises.get(kind)
                    .forEach((fault, promise) -> tests.add(dynamicTest(
                            kind + ": " + fault,
                            () -> assertEquals(
                                    promise,
                                    outcome(kind, fault, true, Role.MAINTAINER, true) + " / "
                                            + outcome(kind, fault, false, Role.MAINTAINER, true)))));
        }
        return tests;
    }

    /** A developer may not delete files, so that less can be taken back; what the log and the message say is right. */
    @TestFactory
    List<DynamicTest> nothingIsLostOrLiedAboutWithATokenThatMayNotDelete() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String kind : KINDS.keySet()) {
            if (!KINDS.get(kind).method().equals("GET")) {
                FAULTS.keySet()
                        .forEach(fault -> tests.add(dynamicTest(
                                kind + ": " + fault, () -> outcome(kind, fault, false, Role.DEVELOPER, false))));
            }
        }
        return tests;
    }

    private static String outcome(String kind, String fault, boolean once, Role role, boolean elsewhere)
            throws Exception {
        try (EngineFixture fixture = new EngineFixture().elsewhere(elsewhere)) {
            boolean fresh = kind.equals("create the release") || kind.equals("read the tag");
            fixture.project.milestone("1.0");
            if (kind.equals("list protected tags")) {
                fixture.project.protectTag("v*", Role.DEVELOPER);
            }
            if (!fresh) {
                fixture.publish(former());
            }
            fixture.token(fixture.gitlab.token(role, "api"));
            Snapshot before = fixture.snapshot();
            Map<String, String> downloads = fixture.downloads();
            LateCommit late = LateCommit.onDemand();
            FaultRule rule = plan(fixture, KINDS.get(kind), FAULTS.get(fault).apply(late));
            if (once) {
                rule.times(1);
            }
            fixture.gitlab.clearRequests();
            String outcome = tryToPublish(fixture, before, downloads);
            assertTrue(
                    met(fixture, KINDS.get(kind)) || role == Role.DEVELOPER && kind.startsWith("delete"),
                    "the request is made at all");
            fixture.gitlab.faults().clear();
            late.commitNow();
            assertFalse(fixture.downloads().containsValue("nothing"), "no link without a file: " + fixture.log);
            fixture.publish(wanted());
            assertEquals(List.of("Manual", "app.jar", "new.txt"), links(fixture), "the next run repairs everything");
            assertEquals(WANTED, fixture.downloads());
            if (role == Role.MAINTAINER) {
                assertEquals(
                        List.of("app.jar", "new.txt"),
                        fixture.storedFiles().stream().sorted().toList());
            }
            return outcome;
        }
    }

    private static FaultRule plan(EngineFixture fixture, Kind kind, Fault fault) {
        return kind.pathPart().equals(PROJECT)
                ? fixture.gitlab.faults().onAddress(kind.method(), "/api/v4/" + PROJECT, fault)
                : fixture.gitlab.faults().on(kind.method(), kind.pathPart(), fault);
    }

    private static String tryToPublish(EngineFixture fixture, Snapshot before, Map<String, String> downloads)
            throws InterruptedException {
        try {
            fixture.publish(wanted());
            assertEquals(WANTED, fixture.downloads());
            return "published";
        } catch (ReleaseException e) {
            String message = e.getMessage();
            assertTrue(message.startsWith("Release v1.0 was not published: "), message);
            Map<String, String> now = fixture.downloads();
            downloads.forEach((name, bytes) -> {
                boolean said = message.contains("The release has changed in part: ") && message.contains(name);
                assertTrue(now.getOrDefault(name, "unlinked").equals(bytes) || said || name.equals("old.txt"), message);
            });
            if (fixture.snapshot().releases().equals(before.releases())) {
                return "refused";
            }
            assertTrue(message.contains("has changed in part") || message.contains("may do it yet"), message);
            return "unfinished";
        }
    }

    private static boolean met(EngineFixture fixture, Kind kind) {
        return fixture.gitlab.requests().stream()
                .anyMatch(request ->
                        request.method().equals(kind.method()) && (request.rawPath() + "?").contains(kind.pathPart()));
    }

    private static List<String> links(EngineFixture fixture) {
        return fixture.project.release("v1.0").links().stream()
                .map(link -> link.name())
                .sorted()
                .toList();
    }

    private static ReleaseRequest former() {
        LinkRequest manual = new LinkRequest("Manual", "https://example.com/1", LinkType.RUNBOOK, null);
        return RequestBuilder.of("v1.0")
                .name("1.0 rc")
                .assets(List.of(JAR, OLD))
                .links(List.of(manual))
                .build();
    }

    private static ReleaseRequest wanted() {
        LinkRequest manual = new LinkRequest("Manual", "https://example.com/2", LinkType.RUNBOOK, null);
        return RequestBuilder.of("v1.0")
                .name("1.0")
                .milestones(List.of("1.0"))
                .assets(List.of(NEW_JAR, BytesAsset.of("new.txt", "new")))
                .links(List.of(manual))
                .prune(true)
                .evidence(true)
                .build();
    }

    private static Map<String, Map<String, String>> promises() throws IOException {
        List<String> rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|-"))
                .toList();
        List<String> faults = cells(rows.get(0));
        assertEquals(new ArrayList<>(FAULTS.keySet()), faults.subList(1, faults.size()));
        Map<String, Map<String, String>> promises = new LinkedHashMap<>();
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = cells(row);
            Map<String, String> outcomes = new LinkedHashMap<>();
            for (int i = 1; i < faults.size(); i++) {
                outcomes.put(faults.get(i), cells.get(i));
            }
            promises.put(cells.get(0), outcomes);
        }
        assertEquals(new ArrayList<>(KINDS.keySet()), new ArrayList<>(promises.keySet()));
        return promises;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
